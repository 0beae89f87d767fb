import { type Logger, pino } from 'pino'

export type Log = Logger

/** The server's logger: JSON lines on standard error, never bodies, headers, names or numbers of customers. */
export function createLog(level = 'info'): Log {
  return pino(
    {
      level,
      base: undefined,
      redact: { paths: ['password', 'secret', 'token', '*.password', '*.secret', '*.token'], censor: '[redacted]' },
      serializers: { err: describeError },
    },
    pino.destination({ fd: 2, sync: true }),
  )
}

// Driver errors carry the row's values in `detail`; only what names the fault is logged.
function describeError(error: Error & { code?: string; table?: string; constraint?: string }) {
  return {
    type: error.name,
    message: error.message,
    code: error.code,
    table: error.table,
    constraint: error.constraint,
    stack: error.stack,
  }
}
