import type { Log } from '#platform/log'
import type { Engine } from './find-engine.ts'

/** A number that callers may dial. */
export type EngineNumber = {
  /** As lines name it: digits, with a plus in front where it is international. */
  number: string
  /** In which languages a caller is spoken to while the server is away, first one first. */
  languages: readonly string[]
}

/** A way to the telephone network: a provider or another exchange. */
export type Trunk = {
  /** Lower-case letters, digits and dashes; the endpoint is named `trunk-<id>`. */
  id: string
  /** Where its calls come from and ours go to: addresses or names, each with a port where it is not the usual one. */
  hosts: readonly string[]
  transport: 'udp' | 'tcp' | 'tls'
  /** Whether the sound is encrypted (SRTP with keys in the signalling, which wants TLS). */
  srtp: boolean
  /** The account we register with, where the provider asks for one. */
  account?: { user: string; secret: string; register: boolean }
}

/** What may change while the engine runs. */
export type EngineDirectory = { numbers: readonly EngineNumber[]; trunks: readonly Trunk[] }

export type EngineWanted = EngineDirectory & {
  /** The engine's folder; made when absent. */
  dataDir: string
  sipPort: number
  rtpPorts: { from: number; to: number }
  /** The address the SIP port listens on. */
  listen: string
  /** The address outsiders reach us at, where that is not the one we listen on. */
  publicAddress?: string
  /** SIP over TLS on a port of its own. */
  tls?: { port: number; certificate: string; key: string }
  log: Log
  /** Told what is worth reading at a terminal, one line each. */
  say: (line: string) => void
  /** Another engine than the one found. */
  engine?: Engine
  /** Start it again when it dies or stops taking calls; default true. */
  keep?: boolean
  /** How long callers are held before a message is taken, in tries of 4 s; default 15. */
  triesBeforeMessage?: number
}
