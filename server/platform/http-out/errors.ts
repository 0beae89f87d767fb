import { Outage, Refusal } from '#platform/errors'

/** The address lies inside: private, of this machine, or reserved, and nobody listed it. */
export class TargetRefused extends Refusal {
  override readonly code = 'platform.target-refused'
  override readonly status = 422
}

/** The outside system did not answer, answered too late, or with a fault of its own. */
export class NotReached extends Outage {
  override readonly code = 'platform.not-reached'
}
