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

/** A recording could not be stored yet: it is tried again, and its original stays. */
export class RecordingNotPressed extends Outage {
  readonly code = 'voice.recording-not-pressed'
}

/** The sound of this recording is not here: not stored yet, lost, or removed after its time. */
export class NoSound extends Refusal {
  readonly code = 'voice.no-sound'
  override readonly status = 404
}
