import { createHash, randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { listMigrations, migrate, prepareCluster, roleUrl } from '#platform/database'
import { startPostgres } from '#platform/postgres'

export interface ScratchDatabase {
  /** The administrator's address of the database. */
  url: string
  adminUrl: string
  name: string
  close(): Promise<void>
}

/** A migrated database of one's own, copied from a template; on the test run's PostgreSQL, or one started for it. */
export async function aScratchDatabase(): Promise<ScratchDatabase> {
  const given = process.env.AMER_TEST_DATABASE_ADMIN
  if (given) return copyOfTemplate(given, async () => {})
  const home = await mkdtemp(join(tmpdir(), 'amer-scratch-'))
  await chmod(home, 0o755)
  const running = await startPostgres({
    dataDir: join(home, 'postgres'),
    fast: true,
    keep: false,
    log: () => undefined,
  })
  const end = async () => {
    await running.stop()
    await rm(home, { recursive: true, force: true })
  }
  return copyOfTemplate(running.url(), end).catch(async (error) => {
    await end()
    throw error
  })
}

async function copyOfTemplate(adminUrl: string, afterwards: () => Promise<void>): Promise<ScratchDatabase> {
  const name = `amer_test_${randomBytes(6).toString('hex')}`
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    // One session lock for making and copying: a template may have no other connection while it is copied.
    await client.query('select pg_advisory_lock(727273)')
    const template = await templateOfToday(client, adminUrl)
    await client.query(`create database ${name} template ${template} owner amer_owner`)
    await client.query(`grant create on database ${name} to amer_jobs`) // what prepareCluster gives is not copied
  } finally {
    await client.end()
  }
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return { url: url.href, adminUrl, name, close: () => dropDatabase(adminUrl, name).then(afterwards) }
}

async function templateOfToday(client: pg.Client, adminUrl: string): Promise<string> {
  const migrations = await listMigrations()
  const hash = createHash('sha256')
    .update(migrations.map((migration) => migration.checksum).join())
    .digest('hex')
  const template = `amer_template_${hash.slice(0, 16)}`
  const done = await client.query('select 1 from pg_database where datname = $1 and datistemplate', [template])
  if (done.rowCount) return template
  await client.query(`drop database if exists ${template}`)
  await prepareCluster(adminUrl, template)
  await migrate(roleUrl(adminUrl, 'amer_owner', template))
  await client.query(`alter database ${template} is_template true`)
  return template
}

async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(`drop database if exists ${name} with (force)`)
  } finally {
    await client.end()
  }
}
