import { Refusal } from '#platform/errors'

/** Mail address and password do not belong together, or the person has left; which of them is never said. */
export class WrongCredentials extends Refusal {
  override readonly code = 'access.wrong-credentials'
  override readonly status = 401
}

/** Too many failed tries for this account or from this address; facts say in how many seconds to try again. */
export class TooManyTries extends Refusal {
  override readonly code = 'access.too-many-tries'
  override readonly status = 429
}

/** A write with a session's cookie that did not come from our own pages. */
export class CrossSite extends Refusal {
  override readonly code = 'access.cross-site'
  override readonly status = 403
}
