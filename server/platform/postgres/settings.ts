import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { giveTo, type OrdinaryUser } from '#platform/processes'

/** What PostgreSQL is told; `fast` gives up safety after a power cut and is for tests alone. */
export type Settings = { port: number; fast: boolean; extra: Record<string, string> }

/** Writes our settings into the data folder, where the next start reads them (and finds the port again). */
export async function writeSettings(
  dataDir: string,
  settings: Settings,
  user: OrdinaryUser | undefined,
): Promise<void> {
  const chosen = { ...SAFE, ...(settings.fast ? FAST : {}), ...settings.extra, port: String(settings.port) }
  const lines = Object.entries(chosen).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`)
  const file = join(dataDir, 'postgresql.conf')
  await writeFile(file, `# Written by Amer at every start.\n${lines.join('\n')}\n`, { mode: 0o600 })
  await giveTo(file, user)
}

/** The port this cluster used last; undefined for a new one. */
export async function rememberedPort(dataDir: string): Promise<number | undefined> {
  const text = await readFile(join(dataDir, 'postgresql.conf'), 'utf8').catch(() => '')
  const port = Number(/^port = '(\d+)'/m.exec(text)?.[1])
  return Number.isInteger(port) && port > 0 ? port : undefined
}

const SAFE: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  max_wal_size: '1GB',
  wal_compression: 'on',
  dynamic_shared_memory_type: 'posix',
  password_encryption: 'scram-sha-256',
  idle_in_transaction_session_timeout: '60s',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  jit: 'off', // many small queries under row policies: compiling them costs more than it saves
  // Statements and row details would carry personal data into the log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
}

const FAST: Record<string, string> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum_naptime: '10min',
  wal_level: 'minimal',
  max_wal_senders: '0',
}
