import { access, constants, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { inspectAsterisk } from '#platform/asterisk'
import { embeddedPostgres } from '#platform/postgres'
import { runningInstance } from './instance.ts'
import type { Options } from './options.ts'

interface Finding {
  name: string
  says: string
  /** How to mend it; null when nothing is wrong. */
  mend: string | null
}

/** Says what is installed and running, and how to mend what is missing; leaves with 1 when something is. */
export async function doctor(options: Options): Promise<void> {
  const findings = await Promise.all([
    node(),
    postgres(options),
    telephone(options),
    pages(),
    folder(options),
    port(options),
    clock(options),
  ])
  for (const { name, says, mend } of findings) {
    process.stdout.write(
      `${mend ? '✗' : '✓'} ${name.padEnd(12)} ${says}\n${mend ? `  ${' '.repeat(12)} → ${mend}\n` : ''}`,
    )
  }
  if (findings.some((finding) => finding.mend)) process.exitCode = 1
}

async function node(): Promise<Finding> {
  const enough = Number(process.versions.node.split('.')[0]) >= 26 && 'Temporal' in globalThis
  return {
    name: 'Node',
    says: process.version,
    mend: enough ? null : "Node 26 or later is needed: './amer demo' brings it.",
  }
}

async function postgres(options: Options): Promise<Finding> {
  const name = 'PostgreSQL'
  if (options.databaseUrl) {
    try {
      const client = new pg.Client({ connectionString: options.databaseUrl })
      await client.connect()
      const { rows } = await client.query<{ server_version: string; server_version_num: string }>(
        "select current_setting('server_version') server_version, current_setting('server_version_num') server_version_num",
      )
      await client.end()
      const enough = Number(rows[0]?.server_version_num) >= 150_000
      return {
        name,
        says: `${rows[0]?.server_version} at DATABASE_URL`,
        mend: enough ? null : 'PostgreSQL 15 or later is needed.',
      }
    } catch (error) {
      return {
        name,
        says: `does not answer at DATABASE_URL (${(error as Error).message})`,
        mend: 'Start it, or mend DATABASE_URL.',
      }
    }
  }
  try {
    const binaries = await embeddedPostgres()
    return { name, says: `${binaries.version}, brought with the packages`, mend: null }
  } catch {
    return { name, says: 'missing', mend: "'./amer demo' installs it with the packages, or set DATABASE_URL." }
  }
}

async function telephone(options: Options): Promise<Finding> {
  const name = 'Telephone'
  const { engine, espeak, running } = await inspectAsterisk(join(options.dataDir, 'asterisk'))
  if (engine === null) {
    return { name, says: 'Asterisk is missing', mend: "'./amer demo' brings it; '--no-voice' runs without it." }
  }
  const origin = engine.origin === 'host' ? "this machine's own" : "brought from Debian's packages"
  const speech = espeak ? 'with espeak-ng' : 'without espeak-ng'
  const says = `Asterisk ${engine.version}, ${origin}, ${speech}; ${running ? `runs as process ${running.pid}` : 'not running'}`
  if (!espeak) return { name, says, mend: "Only recorded prompts can be played: './amer demo' brings espeak-ng." }
  if (running && !running.takesCalls) {
    return { name, says, mend: `It takes no calls: see ${running.messages}; './amer down' ends it.` }
  }
  return { name, says, mend: null }
}

async function pages(): Promise<Finding> {
  const dist = join(import.meta.dirname, '..', '..', 'dist')
  const built = await Promise.all([
    access(join(dist, 'console/index.html')),
    access(join(dist, 'portal/index.html')),
  ]).then(
    () => true,
    () => false,
  )
  return { name: 'Pages', says: built ? 'built' : 'not built', mend: built ? null : "'./amer demo' builds them." }
}

async function folder(options: Options): Promise<Finding> {
  const name = 'Data folder'
  const nearest = await existing(options.dataDir)
  const writable = await access(nearest, constants.W_OK).then(
    () => true,
    () => false,
  )
  if (!writable)
    return { name, says: options.dataDir, mend: `It cannot be written by this user; choose another with --data.` }
  const { bavail, bsize } = await statfs(nearest)
  const free = (bavail * bsize) / 2 ** 30
  return {
    name,
    says: `${options.dataDir}, ${free.toFixed(1)} GiB free`,
    mend: free < 1 ? 'Less than 1 GiB is free: make room.' : null,
  }
}

async function existing(path: string): Promise<string> {
  return access(path).then(
    () => path,
    () => existing(dirname(path)),
  )
}

async function port(options: Options): Promise<Finding> {
  const name = 'Port'
  const running = await runningInstance(options.dataDir)
  if (running) return { name, says: `Amer runs at ${running.url}`, mend: null }
  const free = await new Promise<boolean>((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(options.port, options.listen, () => probe.close(() => resolve(true)))
  })
  return {
    name,
    says: `${options.listen}:${options.port}`,
    mend: free ? null : 'Another program has it; choose another with --port.',
  }
}

async function clock(options: Options): Promise<Finding> {
  const name = 'Clock'
  const year = new Date().getUTCFullYear()
  const sane = year >= 2026 && year < 2100
  return {
    name,
    says: `${new Date().toISOString()} (${options.listen})`.replace(` (${options.listen})`, ''),
    mend: sane ? null : 'Set the clock of the machine.',
  }
}
