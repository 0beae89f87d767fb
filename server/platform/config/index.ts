export interface Config {
  /** Demonstration data: mail and texts are caught, a strip says so on every page. */
  demo: boolean
  /** The address people reach us at, without a slash at the end: links in mails are built on it. */
  publicUrl: string
  /** Where files, keys and the demonstration's accounts lie. */
  dataDir: string
  /** The outside mail server; without one, mail waits in the outbox. */
  smtpUrl: string | null
}
