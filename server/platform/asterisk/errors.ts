/** Asterisk could not be started; `code` says which step failed, `facts` what was seen. */
export class AsteriskNotStarted extends Error {
  readonly code:
    | 'asterisk.missing'
    | 'asterisk.port-taken'
    | 'asterisk.bad-configuration'
    | 'asterisk.start-failed'
    | 'asterisk.reload-failed'
  readonly facts: Record<string, string | number>

  constructor(code: AsteriskNotStarted['code'], facts: Record<string, string | number>) {
    super(`${code} ${JSON.stringify(facts)}`)
    this.name = 'AsteriskNotStarted'
    this.code = code
    this.facts = facts
  }
}
