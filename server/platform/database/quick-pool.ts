import type { PostgresPool, PostgresPoolClient } from 'kysely'
import pg from 'pg'

/** The statement that says whose rows a transaction is about. */
export const entityIs = "select set_config('amer.entity', $1, true)"

/** Statements are prepared once a connection; texts that grow with their values would never be met again. */
const PREPARED_AT_MOST = 600
const LONGEST_PREPARED = 12_000

/**
 * A pool that spares waiting: what begins a transaction is sent with its first statement instead of before it, and statements
 * are parsed and planned once a connection. A beginning that fails fails the statement behind it.
 */
export function quickPool(config: pg.PoolConfig): PostgresPool {
  // `pipeline` is an option of the client, which the pool hands on; its types do not know it yet.
  const pool = new pg.Pool({ ...config, ...{ pipeline: true } })
  pool.on('error', () => {}) // an idle connection broke: the next query opens another and reports for itself
  const quick = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const connect = async () => {
    const client = await pool.connect()
    const known = quick.get(client) ?? quickClient(client)
    quick.set(client, known)
    return known
  }
  return { connect, end: () => pool.end(), options: pool.options } as PostgresPool
}

const names = new Map<string, string>()

function nameOf(text: string): string | null {
  const known = names.get(text)
  if (known) return known
  if (names.size >= PREPARED_AT_MOST || text.length > LONGEST_PREPARED) return null
  const name = `s${names.size + 1}`
  names.set(text, name)
  return name
}

function quickClient(client: pg.PoolClient): PostgresPoolClient {
  client.on('error', () => {}) // broken while in use: the statements under way report it themselves
  const ask = (text: string, values: readonly unknown[]) => {
    const name = values.length > 0 ? nameOf(text) : null
    return client.query(name ? { name, text, values: [...values] } : { text, values: [...values] })
  }
  const query = (text: string, values: readonly unknown[]) => {
    const asked = ask(text, values)
    if (text !== 'begin' && text !== entityIs) return asked
    asked.catch(() => undefined)
    return Promise.resolve({ command: 'BEGIN', rowCount: 0, rows: [] })
  }
  return {
    query,
    release: () => client.release(),
    get processID() {
      return (client as pg.PoolClient & { processID?: number }).processID
    },
  } as unknown as PostgresPoolClient
}
