import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { embeddedPostgres, findFloorPostgres, startPostgres, stopPostgres } from '#platform/postgres'

const PREFIX = 'amer-test-postgres-'

/**
 * One PostgreSQL for the whole test run, on a free port, in a folder of its own. Its superuser's address is in
 * `process.env.AMER_TEST_DATABASE_ADMIN` and `inject('databaseAdmin')`. AMER_TEST_POSTGRES=15 takes the floor version.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepAbandoned()
  const home = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`))
  await chmod(home, 0o755)

  const running = await startPostgres({
    dataDir: join(home, 'postgres'),
    binaries: await binariesWanted(),
    fast: true,
    keep: false,
    log: () => undefined,
  })
  process.env.AMER_TEST_DATABASE_ADMIN = running.url()
  project.provide('databaseAdmin', running.url())
  return async () => {
    await running.stop()
    await rm(home, { recursive: true, force: true })
  }
}

async function binariesWanted() {
  if (process.env.AMER_TEST_POSTGRES !== '15') return embeddedPostgres()
  const floor = findFloorPostgres()
  if (floor === undefined) throw new Error('PostgreSQL 15 is not installed: apt-get install postgresql-15')
  return floor
}

// A killed run leaves its PostgreSQL behind; the folder's name says whose it was.
async function sweepAbandoned(): Promise<void> {
  const folders = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX))
  for (const name of folders) {
    const owner = Number(name.slice(PREFIX.length).split('-')[0])
    if (isAlive(owner)) continue
    await stopPostgres(join(tmpdir(), name, 'postgres'))
    await rm(join(tmpdir(), name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    databaseAdmin: string
  }
}
