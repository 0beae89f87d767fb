// How long a second start takes, what the server holds at rest, and how much script a first visit loads.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { publish } from './bench-table.ts'

const root = join(import.meta.dirname, '..')
const restSeconds = 20
const starts = 3

const dataDir = await mkdtemp(join(tmpdir(), 'amer-bench-start-'))
await chmod(dataDir, 0o755)
const port = await freePort()
const first = await startOnce()
await first.stop()
const again: { seconds: number; restMiB: number }[] = []
for (let n = 0; n < starts; n++) {
  const run = await startOnce()
  await pause(n === 0 ? restSeconds * 1000 : 1000)
  again.push({ seconds: run.seconds, restMiB: await residentMiB(run.pid) })
  await run.stop()
}
await rm(dataDir, { recursive: true, force: true })
const consoleScript = await firstLoadBytes('console')
const widget = gzipSync(await readFile(join(root, 'dist/portal/widget.js'))).length
const words = gzipSync(await readFile(join(root, 'dist/portal/widget/words.ar.json'))).length
const slowest = Math.max(...again.map((run) => run.seconds))
const met = publish({
  name: 'start',
  title: './amer demo: from the command to the block that says it is ready',
  tables: [
    {
      title: 'Starts (packages and screens are there)',
      rows: [
        { start: 'first, empty folder', 'ready s': first.seconds, 'resident MiB': null },
        ...again.map((run, index) => ({
          start: `again ${index + 1}`,
          'ready s': run.seconds,
          'resident MiB': index === 0 ? run.restMiB : null,
        })),
      ],
    },
  ],
  bounds: [
    { what: 'second start to ready', figure: slowest, unit: 's', promise: 'less than', limit: 10 },
    {
      what: `server at rest after ${restSeconds} s`,
      figure: again[0]?.restMiB ?? Number.NaN,
      unit: 'MiB',
      promise: 'less than',
      limit: 250,
    },
    {
      what: 'console, first load of script, gzipped',
      figure: consoleScript / 1024,
      unit: 'KiB',
      promise: 'less than',
      limit: 350,
    },
    {
      what: 'widget with its words, gzipped',
      figure: (widget + words) / 1024,
      unit: 'KiB',
      promise: 'less than',
      limit: 30,
    },
  ],
  notes: ['PostgreSQL is a process of its own and not counted in the server’s memory.'],
})
process.exit(met ? 0 : 1)

async function startOnce() {
  const began = performance.now()
  const child = spawn(join(root, 'amer'), ['demo', '--port', String(port), '--data', dataDir], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (!child.stdout || !child.pid) throw new Error('./amer demo did not start')
  const lines = createInterface({ input: child.stdout })
  for await (const line of lines) if (line.includes('Ctrl-C stops everything')) break
  const seconds = (performance.now() - began) / 1000
  child.stdout.resume()
  return {
    seconds,
    pid: child.pid,
    stop: async () => {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}

async function residentMiB(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024
}

/** The page's own script and everything it preloads or imports at once, with the reader's words. */
async function firstLoadBytes(page: string): Promise<number> {
  const folder = join(root, 'dist', page, 'assets')
  const html = await readFile(join(root, 'dist', page, 'index.html'), 'utf8')
  const wanted = [...html.matchAll(/assets\/([^"]+\.js)"/g)].map((match) => match[1] ?? '')
  const all = await readdir(folder)
  wanted.push(...all.filter((name) => /^words-ar.*\.js$/.test(name)))
  const seen = new Set<string>()
  let bytes = 0
  for (const name of wanted) {
    if (seen.has(name)) continue
    seen.add(name)
    const script = await readFile(join(folder, name), 'utf8')
    bytes += gzipSync(script).length
    for (const [, imported] of script.matchAll(/from\s*"\.\/([^"]+\.js)"|import\s*"\.\/([^"]+\.js)"/g))
      if (imported) wanted.push(imported)
  }
  return bytes
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (!address || typeof address === 'string') throw new Error('no port')
  return address.port
}
