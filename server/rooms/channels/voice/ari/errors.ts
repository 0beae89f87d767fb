import { Outage } from '#platform/errors'

/** The engine did not answer. */
export class AsteriskUnreachable extends Outage {
  readonly code = 'channels.asterisk-unreachable'
}

/** The engine refused a command; 404, 409 and 412 mean that what it was about is not there or not ours any more. */
export class AriRefused extends Error {
  readonly code = 'channels.asterisk-refused'
  readonly status: number
  readonly operation: string

  constructor(operation: string, status: number, said: string) {
    super(`${operation}: ${status} ${said}`)
    this.name = 'AriRefused'
    this.status = status
    this.operation = operation
  }

  get isGone(): boolean {
    return this.status === 404 || this.status === 409 || this.status === 412
  }
}

/** There is nothing to ring: the telephone is not connected, or the number cannot be reached. */
export class EndpointNotThere extends Error {
  readonly code = 'channels.endpoint-not-there'
  readonly endpoint: string

  constructor(endpoint: string) {
    super(`nothing to ring at ${endpoint}`)
    this.name = 'EndpointNotThere'
    this.endpoint = endpoint
  }
}
