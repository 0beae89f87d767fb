export type Facts = Record<string, unknown>

/** A rule said no: answered with a 4xx and its code, never reported as a fault. */
export abstract class Refusal extends Error {
  abstract readonly code: string
  readonly status: number = 409
  readonly facts: Facts
  constructor(facts: Facts = {}) {
    super(new.target.name)
    this.name = new.target.name
    this.facts = facts
  }
}

/** What was asked for does not exist, or the reader may not know that it does. */
export class NotFound extends Refusal {
  readonly code: string = 'platform.not-found'
  override readonly status = 404
}

/** The input cannot be accepted; facts name the field and the reason. */
export class Invalid extends Refusal {
  readonly code: string = 'platform.invalid'
  override readonly status = 422
}

/** The reader is known but may not do this. */
export class Forbidden extends Refusal {
  readonly code: string = 'access.not-allowed'
  override readonly status = 403
}

/** Nobody is signed in, or the secret is wrong. */
export class NotSignedIn extends Refusal {
  readonly code: string = 'access.not-signed-in'
  override readonly status = 401
}

/** The row has changed since the reader loaded it. */
export class EditedByAnother extends Refusal {
  readonly code: string = 'platform.edited-by-another'
  override readonly status = 412
}

/** Too many requests in too short a time. */
export class TooMany extends Refusal {
  readonly code: string = 'platform.too-many'
  override readonly status = 429
}

/** Something outside did not answer; worth another try. */
export abstract class Outage extends Error {
  abstract readonly code: string
  readonly status: number = 503
  readonly facts: Facts
  constructor(facts: Facts = {}, options?: ErrorOptions) {
    super(new.target.name, options)
    this.name = new.target.name
    this.facts = facts
  }
}
