import { readFile, realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { standInFor } from '#platform/processes'
import { findEngine, findEspeak } from './find-engine.ts'
import { remembered } from './remembered.ts'
import { asterisksIn } from './survivors.ts'
import { takesCalls } from './watch-calls.ts'

/** What there is of the telephone, for who looks for a fault. */
export type Inspected = {
  engine: { version: string; origin: 'host' | 'brought' } | null
  espeak: boolean
  running: { pid: number; takesCalls: boolean; messages: string } | null
}

/** Looks at the programs, and at the engine that works in this folder or in its stand-in; changes nothing. */
export async function inspectAsterisk(dataDir: string): Promise<Inspected> {
  const [engine, espeak] = [await findEngine(), await findEspeak()]
  const asked = resolve(dataDir)
  let running: Inspected['running'] = null
  for (const place of [asked, join(standInFor(dirname(asked)), basename(asked))]) {
    const home = await realpath(place).catch(() => undefined)
    const pid = home === undefined ? undefined : (await asterisksIn(home))[0]
    if (home !== undefined && pid !== undefined) running = { pid, ...(await stateOf(home)) }
  }
  const origin = engine?.root === undefined ? 'host' : 'brought'
  return {
    engine: engine === undefined ? null : { version: engine.version, origin },
    espeak: espeak !== undefined,
    running,
  }
}

async function stateOf(home: string): Promise<{ takesCalls: boolean; messages: string }> {
  const { httpPort, password } = await remembered(home)
  const messages = join(home, 'log', 'messages.log')
  const transport = await readFile(join(home, 'conf', 'pjsip.conf'), 'utf8').catch(() => '')
  const [, host = '127.0.0.1', port] = /^bind = \[?([^\]\n]+?)\]?:(\d+)$/m.exec(transport) ?? []
  if (httpPort === undefined || password === undefined || port === undefined) return { takesCalls: false, messages }
  const ari = { url: `http://127.0.0.1:${httpPort}/ari`, user: 'amer', password }
  const near = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return { takesCalls: await takesCalls({ ari, sip: { host: near, port: Number(port) } }, 3_000), messages }
}
