import { Outage, Refusal } from '#platform/errors'

/** The telephone engine is switched off or not there yet. */
export class NoEngine extends Outage {
  readonly code = 'voice.no-engine'
}

/** Nobody talks on this call now: there is nothing to hold, transfer or end. */
export class NotTalking extends Refusal {
  readonly code = 'voice.not-talking'
}

/** The entity has no telephone line of its own. */
export class NoPhoneLine extends Refusal {
  readonly code = 'voice.no-phone-line'
  override readonly status = 404
}
