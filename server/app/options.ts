import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { StartRefused } from './start-refused.ts'

export interface Options {
  listen: string
  port: number
  sipPort: number
  smtpPort: number
  rtpPorts: { from: number; to: number }
  dataDir: string
  voice: boolean
  /** Where callers and browsers reach us from outside, when that is not an address of this machine. */
  publicAddress: string | null
  /** An outside PostgreSQL's address with the right to make roles and databases; null: our own. */
  databaseUrl: string | null
}

const repository = resolve(import.meta.dirname, '..', '..')

/** Reads the words after the command; a wrong one is refused with the sentence that mends it. */
export function readOptions(words: readonly string[], environment: NodeJS.ProcessEnv): Options {
  const values = parseWords(words)
  return {
    listen: values.listen,
    port: portOf('--port', values.port),
    sipPort: portOf('--sip-port', values['sip-port']),
    smtpPort: portOf('--smtp-port', values['smtp-port']),
    rtpPorts: rangeOf(values['rtp-ports']),
    dataDir: resolve(values.data ?? `${repository}/.amer`),
    voice: !values['no-voice'],
    publicAddress: addressOf(values['public-address']),
    databaseUrl: environment.DATABASE_URL || null,
  }
}

function parseWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        listen: { type: 'string', default: '127.0.0.1' },
        port: { type: 'string', default: '8080' },
        'sip-port': { type: 'string', default: '5060' },
        'smtp-port': { type: 'string', default: '2525' },
        'rtp-ports': { type: 'string', default: '20000-20999' },
        data: { type: 'string' },
        'public-address': { type: 'string' },
        'no-voice': { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    throw new StartRefused(`${(error as Error).message} './amer help' lists what may be said.`)
  }
}

function portOf(name: string, text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port
  throw new StartRefused(`${name} takes a port from 1 to 65535, not '${text}'.`)
}

function addressOf(text: string | undefined): string | null {
  if (text === undefined || isIP(text) !== 0) return text ?? null
  throw new StartRefused(`--public-address takes an IP address such as 203.0.113.7, not '${text}'.`)
}

function rangeOf(text: string): { from: number; to: number } {
  const [, from, to] = /^(\d+)-(\d+)$/.exec(text) ?? []
  if (from && to && Number(from) < Number(to))
    return { from: portOf('--rtp-ports', from), to: portOf('--rtp-ports', to) }
  throw new StartRefused(`--rtp-ports takes a range such as 20000-20999, not '${text}'.`)
}
