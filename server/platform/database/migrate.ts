import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import pg from 'pg'

const serverRoot = join(import.meta.dirname, '..', '..')

export interface Migration {
  name: string
  sql: string
  checksum: string
}

/** All migrations of the platform and the rooms in the order of their numbers; two of one number are a fault. */
export async function listMigrations(): Promise<Migration[]> {
  const found: Migration[] = []
  for await (const file of glob('{platform,rooms}/*/migrations/*.sql', { cwd: serverRoot })) {
    const sql = await readFile(join(serverRoot, file), 'utf8')
    found.push({ name: basename(file, '.sql'), sql, checksum: createHash('sha256').update(sql).digest('hex') })
  }
  found.sort((a, b) => a.name.localeCompare(b.name, 'en'))
  for (const [index, migration] of found.entries()) {
    if (migration.name.slice(0, 4) === found[index - 1]?.name.slice(0, 4)) {
      throw new Error(`Two migrations carry one number: ${found[index - 1]?.name} and ${migration.name}.`)
    }
  }
  return found
}

/** Applies what is missing, each in a transaction of its own; refuses when an applied migration's text has changed. */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(727272)')
    await client.query(
      'create table if not exists public.migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from public.migration',
    )
    const applied = new Map(rows.map((row) => [row.name, row.checksum]))
    const added: string[] = []
    for (const migration of await listMigrations()) {
      const before = applied.get(migration.name)
      if (before === migration.checksum) continue
      if (before)
        throw new Error(`Migration ${migration.name} was changed after it had been applied; add a new one instead.`)
      await applyOne(client, migration)
      added.push(migration.name)
    }
    return added
  } finally {
    await client.end()
  }
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into public.migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${migration.name} failed: ${(error as Error).message}`, { cause: error })
  }
}
