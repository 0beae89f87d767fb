import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { SUPERUSER } from '#platform/postgres'

const main = join(import.meta.dirname, '..', '..', '..', 'server', 'main.ts')

export interface RunningDemo {
  url: string
  password: string
  metricsToken: string
  dataDir: string
  /** Where telephones reach it, when it was started with voice. */
  sipPort: number
  /** Kills the server without a word, as a crash does, and starts it again on the same data. */
  crashAndRestart(): Promise<void>
  /** The value of a metric without labels, from /metrics. */
  metric(name: string): Promise<number>
  /** Runs a statement past all walls: for what has no screen yet, such as a queue's times. */
  sql(statement: string, values?: unknown[]): Promise<Record<string, unknown>[]>
  /** Changes columns of a queue, as its settings will, and lets the router know. */
  setQueue(
    entityCode: string,
    queueCode: string,
    columns: Record<string, number | boolean | string | null>,
  ): Promise<void>
  /** Fails unless every contact is accounted for and nothing is in limbo. */
  expectBalance(): Promise<void>
  stop(): Promise<void>
}

/** The whole product as a newcomer starts it, on free ports and an empty folder. */
export async function aRunningDemo(
  environment: Record<string, string> = {},
  { voice = false }: { voice?: boolean } = {},
): Promise<RunningDemo> {
  const dataDir = await mkdtemp(join(tmpdir(), 'amer-journey-'))
  await chmod(dataDir, 0o755)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const sipPort = await freePort()
  const telephone = voice ? ['--sip-port', String(sipPort), '--rtp-ports', await freeRtpPorts()] : ['--no-voice']
  const words = ['--port', String(port), '--data', dataDir, ...telephone]
  let child = await start(words, environment)
  const accounts = JSON.parse(await readFile(join(dataDir, 'demo-accounts.json'), 'utf8')) as { password: string }
  const metricsToken = (await readFile(join(dataDir, 'metrics-token'), 'utf8')).trim()
  const metric = async (name: string): Promise<number> => {
    const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${metricsToken}` } })
    const line = (await response.text()).split('\n').find((text) => text.startsWith(`${name} `))
    return Number(line?.split(' ')[1])
  }
  const run = (statement: string, values?: unknown[]) => inDatabase(dataDir, statement, values)
  return {
    url,
    sipPort,
    sql: run,
    setQueue: async (entityCode, queueCode, columns) => {
      const names = Object.keys(columns)
      const sets = names.map((name, index) => `${name} = $${index + 3}`).join(', ')
      await run(
        `update routing.queue q set ${sets} from entities.entity e where e.id = q.entity_id and e.code = $1 and q.code = $2`,
        [entityCode, queueCode, ...Object.values(columns)],
      )
      await run(
        `insert into platform.event (id, type, entity_id, at, payload)
        select gen_random_uuid(), 'routing.settings-changed', id, now(), '{}' from entities.entity where code = $1`,
        [entityCode],
      )
    },
    password: accounts.password,
    metricsToken,
    dataDir,
    crashAndRestart: async () => {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
      child = await start(words, environment)
    },
    metric,
    expectBalance: async () => {
      const found = { imbalance: await metric('amer_ledger_imbalance'), limbo: await metric('amer_limbo_items') }
      if (found.imbalance !== 0 || found.limbo !== 0) throw new Error(`the ledger is off: ${JSON.stringify(found)}`)
    },
    stop: async () => {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** Starts the program and resolves when it says that it is ready; rejects with what it said when it ends before. */
async function start(words: readonly string[], environment: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, [main, 'demo', ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, AMER_RATE_LIMIT_FACTOR: '100', ...environment },
  })
  const said: string[] = []
  child.stderr?.on('data', (text) => said.push(String(text)))
  const ready = new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the demo ended with ${code}: ${said.join('')}`)))
    if (!child.stdout) return
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('Ctrl-C stops everything')) resolve()
    })
  })
  await ready
  child.removeAllListeners('exit')
  return child
}

// A range nobody else on this machine is likely to have; the engine takes what is free in it.
async function freeRtpPorts(): Promise<string> {
  const from = 30_000 + 200 * Math.floor(Math.random() * 140)
  return `${from}-${from + 199}`
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (!address || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function inDatabase(
  dataDir: string,
  statement: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const folder = join(dataDir, 'postgres')
  const [, , , port] = (await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n')
  const password = (await readFile(`${folder}.password`, 'utf8')).trim()
  const client = new pg.Client({ host: '127.0.0.1', port: Number(port), user: SUPERUSER, password, database: 'amer' })
  await client.connect()
  try {
    return (await client.query(statement, values)).rows
  } finally {
    await client.end()
  }
}
