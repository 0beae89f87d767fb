import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { giveTo, identityOf, type OrdinaryUser } from '#platform/processes'
import type { PostgresBinaries } from './binaries.ts'
import { PostgresNotStarted } from './errors.ts'

/** The superuser of a cluster of ours. */
export const SUPERUSER = 'amer_super'

/** Where a cluster lies, whose programs serve it, who owns it, and whether a power cut may cost it (tests). */
export type ClusterPlace = {
  dataDir: string
  binaries: PostgresBinaries
  user: OrdinaryUser | undefined
  fast: boolean
}

/** Makes the cluster in `dataDir` where there is none yet; an interrupted attempt leaves nothing that counts. */
export async function ensureCluster(place: ClusterPlace): Promise<void> {
  const { dataDir, binaries, user } = place
  if (existsSync(join(dataDir, 'PG_VERSION'))) return checkVersion(dataDir, binaries)
  await removeUnfinished(dataDir)
  const fresh = `${dataDir}.new-${process.pid}`
  const passwordFile = `${fresh}.password`
  const password = randomBytes(24).toString('base64url')
  await mkdir(fresh, { recursive: true, mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  await giveTo(fresh, user)
  await giveTo(passwordFile, user)
  try {
    await initdb(place, fresh, passwordFile)
    await writeFile(join(fresh, 'pg_hba.conf'), HOST_RULES)
    await writeFile(passwordFileOf(dataDir), `${password}\n`, { mode: 0o600 })
    await rename(fresh, dataDir)
  } finally {
    await rm(passwordFile, { force: true })
    await rm(fresh, { recursive: true, force: true })
  }
}

/** The superuser's password, kept beside the data folder and readable by its owner alone. */
export async function readPassword(dataDir: string): Promise<string> {
  return (await readFile(passwordFileOf(dataDir), 'utf8')).trim()
}

function passwordFileOf(dataDir: string): string {
  return `${dataDir}.password`
}

// C.UTF-8 for what ICU does not decide: pg_trgm and the text search parser ask it what a letter is.
async function initdb({ binaries, user, fast }: ClusterPlace, fresh: string, passwordFile: string): Promise<void> {
  const options = [
    ...['-D', fresh, '--username', SUPERUSER, '--pwfile', passwordFile, '--auth=scram-sha-256'],
    ...['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=und', '--lc-collate=C', '--lc-ctype=C.UTF-8'],
    ...['--lc-messages=C', '--lc-monetary=C', '--lc-numeric=C', '--lc-time=C'],
    ...['--data-checksums', '--no-instructions', ...(fast ? ['--no-sync'] : [])],
  ]
  try {
    await promisify(execFile)(join(binaries.binDir, 'initdb'), options, {
      ...identityOf(user),
      cwd: fresh,
      env: { PATH: '/usr/bin:/bin', TZ: 'UTC' },
    })
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim().split('\n').at(-1) ?? String(error)
    throw new PostgresNotStarted('postgres.init-failed', { dataDir: fresh, said })
  }
}

async function checkVersion(dataDir: string, binaries: PostgresBinaries): Promise<void> {
  const found = (await readFile(join(dataDir, 'PG_VERSION'), 'utf8')).trim()
  const ours = binaries.version.split('.')[0] ?? ''
  if (found !== ours) throw new PostgresNotStarted('postgres.wrong-version', { dataDir, found, ours })
}

async function removeUnfinished(dataDir: string): Promise<void> {
  const beside = await readdir(dirname(dataDir))
  const leftovers = beside.filter((name) => name.startsWith(`${basename(dataDir)}.new-`))
  for (const name of leftovers) await rm(join(dirname(dataDir), name), { recursive: true, force: true })
}

const HOST_RULES = `# Written by Amer: only this machine, only by password.
host all         all 127.0.0.1/32 scram-sha-256
host replication all 127.0.0.1/32 scram-sha-256
`
