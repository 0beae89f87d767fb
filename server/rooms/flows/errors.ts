import { Refusal } from '#platform/errors'

/** The draft would strand a caller somewhere; facts list the problems by node. */
export class FlowHasProblems extends Refusal {
  override readonly code = 'flows.has-problems'
  override readonly status = 422
}

/** There is no draft to publish. */
export class NothingToPublish extends Refusal {
  override readonly code = 'flows.nothing-to-publish'
}

/** No earlier version was published that one could go back to. */
export class NothingToGoBackTo extends Refusal {
  override readonly code = 'flows.nothing-to-go-back-to'
}

/** The prompt or word is there already. */
export class AlreadyThere extends Refusal {
  override readonly code = 'flows.already-there'
}

/** The file is no recording that can be played to callers: 16-bit WAV is wanted. */
export class NoRecording extends Refusal {
  override readonly code = 'flows.no-recording'
  override readonly status = 422
}
