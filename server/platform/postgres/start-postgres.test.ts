import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  endProcesses,
  identityOf,
  isRunning,
  ordinaryUser,
  reachableFolder,
  removeWithStandIn,
  standInFor,
} from '#platform/processes'
import { findFloorPostgres, type PostgresWanted, startPostgres, stopPostgres } from './index.ts'
import { postgresProcessesIn } from './survivors.ts'

let home: string
let dataDir: string
let said: string[]
const strangers: ChildProcess[] = []

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'amer-launch-'))
  await chmod(home, 0o755)
  dataDir = join(home, 'postgres')
  said = []
})

afterEach(async () => {
  for (const stranger of strangers.splice(0)) stranger.kill('SIGKILL')
  await stopPostgres(dataDir)
  await rm(home, { recursive: true, force: true })
})

describe('starting PostgreSQL', () => {
  it('runs as an ordinary user, on loopback, with Unicode order and page checksums', async () => {
    const running = await start()
    const rows = await ask(
      running.url(),
      `select current_setting('server_encoding') as encoding, current_setting('data_checksums') as checksums,
        current_setting('listen_addresses') as listens, current_setting('unix_socket_directories') as sockets,
        (select datlocprovider::text from pg_database where datname = 'postgres') as provider`,
    )
    expect(rows).toEqual([{ encoding: 'UTF8', checksums: 'on', listens: '127.0.0.1', sockets: '', provider: 'i' }])
    expect((await stat(`/proc/${running.pid}`)).uid).not.toBe(0)
  })

  it('keeps the superuser password readable by its owner alone, and asks for it', async () => {
    const running = await start()
    expect((await stat(`${dataDir}.password`)).mode & 0o777).toBe(0o600)
    await expect(ask(running.url({ password: 'guess' }), 'select 1')).rejects.toMatchObject({ code: '28P01' })
  })

  it('finds its port again, and takes another one when somebody else has it', async () => {
    const first = await start()
    await first.stop()
    const second = await start()
    expect(second.port).toBe(first.port)
    await second.stop()
    const squatter = createServer().listen(first.port, '127.0.0.1')
    await once(squatter, 'listening')
    const third = await start()
    squatter.close()
    expect(third.port).not.toBe(first.port)
    expect(await ask(third.url(), 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('gives two that start at once the same server', async () => {
    const [one, other] = await Promise.all([start(), start()])
    expect(one.pid).toBe(other.pid)
    expect([one.adopted, other.adopted].sort()).toEqual([false, true])
  })

  it('clears away what an interrupted initialisation left', async () => {
    await mkdir(join(home, 'postgres.new-1', 'base'), { recursive: true })
    await start()
    expect((await readdir(home)).sort()).toEqual(['postgres', 'postgres.log', 'postgres.password'])
  })

  it('says so when the data belongs to another major version', async () => {
    const running = await start()
    await running.stop()
    await writeFile(join(dataDir, 'PG_VERSION'), '14\n')
    await expect(start()).rejects.toMatchObject({ code: 'postgres.wrong-version', facts: { found: '14', ours: '18' } })
  })

  it.skipIf(findFloorPostgres() === undefined)('runs the floor version the same way', async () => {
    const running = await start({ binaries: findFloorPostgres() })
    const rows = await ask(running.url(), "select current_setting('server_version_num')::int / 10000 as major")
    expect(rows).toEqual([{ major: 15 }])
  })
})

describe('starting after a crash', () => {
  it('takes over the server that outlived its owner', async () => {
    const owner = spawn(process.execPath, ['--input-type=module', '-e', OWNER, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = (await once(owner.stdout, 'data')) as [Buffer]
    owner.kill('SIGKILL')
    await once(owner, 'exit')
    const running = await start()
    expect(running).toMatchObject({ adopted: true, pid: Number(line.toString()) })
    expect(await ask(running.url(), 'select count(*)::int as kept from survivor')).toEqual([{ kept: 1 }])
    await running.stop()
    expect(await postgresProcessesIn(dataDir)).toEqual([])
  })

  it('starts anew when the postmaster was killed under a busy backend', async () => {
    const first = await start()
    const busy = await keepBackendBusy(first.url())
    await killPostmasterAlone(first.pid)
    expect(await isRunning(busy.pid)).toBe(true)
    const second = await start()
    expect(second.adopted).toBe(false)
    expect(await isRunning(busy.pid)).toBe(false)
    await busy.ended
    expect(await ask(second.url(), 'select 1 as one')).toEqual([{ one: 1 }])
  })

  it('brings back by itself a server that died', async () => {
    const running = await start({ keep: true })
    const before = running.pid
    await killPostmasterAlone(before)
    await expect.poll(() => running.pid, { timeout: 15_000 }).not.toBe(before)
    expect(await ask(running.url(), 'select 1 as one')).toEqual([{ one: 1 }])
    await running.stop()
    expect(said).toContain('postgres died by itself; starting it again')
  })

  const pidFiles: { name: string; pid: () => Promise<string> }[] = [
    { name: 'empty', pid: async () => '' },
    { name: 'of a process long gone', pid: async () => '4194303' },
    { name: 'of a process of the same user that is not PostgreSQL', pid: async () => String(await aStranger()) },
    { name: 'of ourselves', pid: async () => String(process.pid) },
    { name: 'unreadable', pid: async () => '\u0000\u0001not a number' },
  ]
  for (const { name, pid } of pidFiles) {
    it(`is not misled by a pid file that is ${name}`, async () => {
      const first = await start()
      await killPostmasterAlone(first.pid)
      await writeFile(join(dataDir, 'postmaster.pid'), `${await pid()}\n${dataDir}\n`)
      const second = await start()
      expect(await ask(second.url(), 'select 1 as one')).toEqual([{ one: 1 }])
      for (const stranger of strangers) expect(stranger.signalCode).toBeNull()
    })
  }

  it('is not misled by the PostgreSQL of another folder', async () => {
    const first = await start()
    await first.stop()
    const other = await startPostgres({ dataDir: join(home, 'other'), fast: true, keep: false, log: () => undefined })
    await writeFile(join(dataDir, 'postmaster.pid'), await readFile(join(home, 'other', 'postmaster.pid')))
    const second = await start()
    expect(second.pid).not.toBe(other.pid)
    expect(await isRunning(other.pid)).toBe(true)
    await other.stop()
  })
})

describe('a folder only root can reach', () => {
  it.skipIf(process.getuid?.() !== 0)('is stood in for under /var/lib/amer', async () => {
    const closed = join(home, 'closed')
    await mkdir(closed, { mode: 0o700 })
    const running = await startPostgres({
      dataDir: join(closed, 'postgres'),
      fast: true,
      keep: false,
      log: () => undefined,
    })
    expect(running.dataDir).toBe(join(standInFor(closed), 'postgres'))
    expect(await ask(running.url(), 'select 1 as one')).toEqual([{ one: 1 }])
    await stopPostgres(join(closed, 'postgres'))
    expect(await isRunning(running.pid)).toBe(false)
    await removeWithStandIn(closed)
    await expect(stat(standInFor(closed))).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it.skipIf(process.getuid?.() !== 0)('is used as it is when the user can reach it', async () => {
    expect(await reachableFolder(home, await ordinaryUser())).toBe(home)
  })
})

const OWNER = `
  import { startPostgres } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)}
  import pg from 'pg'
  const running = await startPostgres({ dataDir: process.argv[1], fast: true, log: () => undefined })
  const client = new pg.Client(running.url())
  await client.connect()
  await client.query('create table survivor as select 1 as n')
  console.log(running.pid)
`

function start(more: Partial<PostgresWanted> = {}) {
  return startPostgres({ dataDir, fast: true, keep: false, log: (line) => said.push(line), ...more })
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url)
  client.on('error', () => undefined)
  try {
    await client.connect()
    return (await client.query(sql)).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** A backend that computes and never looks whether its postmaster lives. */
async function keepBackendBusy(url: string): Promise<{ pid: number; ended: Promise<void> }> {
  const client = new pg.Client(url)
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const ended = client.query('do $$ begin loop null; end loop; end $$').then(
    () => undefined,
    () => undefined,
  )
  return { pid: rows[0]?.pid ?? 0, ended }
}

async function killPostmasterAlone(pid: number): Promise<void> {
  await endProcesses([pid], 'SIGKILL', 0)
}

/** An ordinary process of the very user PostgreSQL runs as. */
async function aStranger(): Promise<number> {
  const stranger = spawn('sleep', ['600'], { ...identityOf(await ordinaryUser()), stdio: 'ignore' })
  await once(stranger, 'spawn')
  strangers.push(stranger)
  return stranger.pid ?? 0
}
