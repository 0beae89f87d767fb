/** PostgreSQL could not be started; `code` says which step failed, `facts` what was seen. */
export class PostgresNotStarted extends Error {
  readonly code:
    | 'postgres.missing-binaries'
    | 'postgres.init-failed'
    | 'postgres.start-failed'
    | 'postgres.wrong-version'
  readonly facts: Record<string, string | number>

  constructor(code: PostgresNotStarted['code'], facts: Record<string, string | number>) {
    super(`${code} ${JSON.stringify(facts)}`)
    this.name = 'PostgresNotStarted'
    this.code = code
    this.facts = facts
  }
}
