import { randomBytes } from 'node:crypto'
import { access, mkdir, readFile, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import type { ShellSettings } from '#rooms/routing'
import { applyDemonstration, demonstrationAccounts } from '#seed/apply.ts'
import { claimDataFolder, leaveDataFolder } from './instance.ts'
import type { Options } from './options.ts'
import { StartRefused } from './start-refused.ts'
import { type RunningServer, startServer } from './start-server.ts'

/** Runs everything in the foreground with demonstration data until it is told to stop. */
export async function demo(options: Options): Promise<void> {
  const url = `http://${options.listen}:${options.port}`
  await mkdir(options.dataDir, { recursive: true })
  await claimDataFolder(options.dataDir, url)
  await refuseTakenPort(options)
  const password = await keptSecret(join(options.dataDir, 'demo-password'), 9)
  const metricsToken = await keptSecret(join(options.dataDir, 'metrics-token'), 18)
  const server = await startServer({
    config: { demo: true, publicUrl: url, dataDir: options.dataDir, smtpUrl: null },
    databaseUrl: options.databaseUrl,
    listen: options.listen,
    port: options.port,
    metricsToken,
    logLevel: process.env.AMER_LOG ?? 'warn',
    rateLimitFactor: Number(process.env.AMER_RATE_LIMIT_FACTOR ?? 1),
    patience: readPatience(process.env),
    voice: options.voice ? options : undefined,
    prepare: (platform, rooms) => applyDemonstration(platform, rooms, { password }),
    say: (line) => process.stderr.write(`${line}\n`),
  })
  await writeAccounts(options, url, password)
  process.stdout.write(readyBlock(options, url, password, metricsToken))
  await untilToldToStop(server, options)
}

/**
 * How long an agent's lost connection is waited for. AMER_RECONNECT_GRACE_SECONDS (20): until what rings goes on to another;
 * AMER_RECONNECT_KEEP_SECONDS (120): until conversations in hand go back to their queues.
 */
function readPatience(environment: NodeJS.ProcessEnv): ShellSettings {
  const seconds = (name: string, usual: number): number => {
    const given = Number(environment[name] ?? usual)
    if (Number.isFinite(given) && given > 0) return given
    throw new StartRefused(`${name} takes a number of seconds, not '${environment[name]}'.`)
  }
  return {
    graceSeconds: seconds('AMER_RECONNECT_GRACE_SECONDS', 20),
    keepSeconds: seconds('AMER_RECONNECT_KEEP_SECONDS', 120),
  }
}

async function refuseTakenPort(options: Options): Promise<void> {
  const taken = await new Promise<boolean>((resolve) => {
    const socket = connect({ host: options.listen === '0.0.0.0' ? '127.0.0.1' : options.listen, port: options.port })
    socket.once('connect', () => resolve(socket.destroy() !== undefined))
    socket.once('error', () => resolve(false))
  })
  if (taken) throw new StartRefused(`Port ${options.port} is taken by another program; choose another with --port.`)
}

async function keptSecret(path: string, bytes: number): Promise<string> {
  const exists = await access(path).then(
    () => true,
    () => false,
  )
  if (!exists) await writeFile(path, randomBytes(bytes).toString('base64url'), { mode: 0o600, flag: 'wx' })
  return (await readFile(path, 'utf8')).trim()
}

async function writeAccounts(options: Options, url: string, password: string): Promise<void> {
  const accounts = demonstrationAccounts.map(({ role, email }) => ({ role, email }))
  const path = join(options.dataDir, 'demo-accounts.json')
  await writeFile(path, `${JSON.stringify({ url, password, accounts }, null, 2)}\n`, { mode: 0o600 })
}

function readyBlock(options: Options, url: string, password: string, metricsToken: string): string {
  const emails = demonstrationAccounts.map(({ email }) => email)
  return `
Amer is running with demonstration data · آمر يعمل ببيانات تجريبية

  Public pages   ${url}/            e.g. ${url}/e/residency
  Staff console  ${url}/console
  Accounts       ${emails.slice(0, 8).join(' ')}
                 ${emails.slice(8).join(' ')}
  Password       ${password}   (all accounts)
  Numbers        8005111 · 600500500 · 8006679 · 600000346${options.voice ? `, by SIP at ${options.listen}:${options.sipPort}` : ' (the telephone is switched off)'}
  Mail           finance@amer.test (mail that Amer sends is shown at ${url}/console/outbox)
  Metrics        ${url}/metrics   bearer token ${metricsToken}

Ctrl-C stops everything.
`
}

async function untilToldToStop(server: RunningServer, options: Options): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
  process.stdout.write('Stopping: finishing what is in hand.\n')
  // One Ctrl-C may arrive twice, to the group and to the process; only one that comes later means "at once".
  const began = performance.now()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (performance.now() - began > 3000) process.exit(1)
    })
  }
  await server.stop()
  await leaveDataFolder(options.dataDir)
  process.stdout.write('Stopped.\n')
  process.exit(0)
}
