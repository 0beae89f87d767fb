import { createHmac } from 'node:crypto'
import pg from 'pg'

export type RoleName = 'amer_owner' | 'amer_web' | 'amer_engine' | 'amer_auth' | 'amer_jobs'

const roles: readonly RoleName[] = ['amer_owner', 'amer_web', 'amer_engine', 'amer_auth', 'amer_jobs']

/** The connection address of one role, its password derived from the administrator's so that none is stored. */
export function roleUrl(adminUrl: string, role: RoleName, database?: string): string {
  const url = new URL(adminUrl)
  url.password = rolePassword(adminUrl, role)
  url.username = role
  if (database) url.pathname = `/${database}`
  return url.href
}

function rolePassword(adminUrl: string, role: RoleName): string {
  const { username, password } = new URL(adminUrl)
  return createHmac('sha256', decodeURIComponent(`${username}:${password}`))
    .update(`amer role ${role}`)
    .digest('hex')
}

/** Creates the roles where they are missing and the database where it is; safe to repeat and to run twice at once. */
export async function prepareCluster(adminUrl: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(727271)')
    for (const role of roles) await ensureRole(client, adminUrl, role)
    await client.query('grant amer_engine to amer_owner')
    const found = await client.query('select 1 from pg_database where datname = $1', [database])
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(database)} owner amer_owner`)
    // The job queue keeps its tables in a schema of its own, made by its own role.
    await client.query(`grant create on database ${pg.escapeIdentifier(database)} to amer_jobs`)
  } finally {
    await client.end()
  }
}

async function ensureRole(client: pg.Client, adminUrl: string, role: RoleName): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role])
  const verb = found.rowCount === 0 ? 'create' : 'alter'
  const password = pg.escapeLiteral(rolePassword(adminUrl, role))
  await client.query(`${verb} role ${role} login nosuperuser nobypassrls nocreaterole password ${password}`)
}
