import { type IncomingMessage, STATUS_CODES } from 'node:http'
import { connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Reader } from '#platform/access'
import type { Log } from '#platform/log'
import { countCallers } from './count-callers.ts'

export interface SipDoorWanted {
  /** Where the engine takes SIP over WebSocket; null while there is none. */
  engine(): { sipSocketUrl: string } | null
  readerOf(request: Pick<IncomingMessage, 'headers'>): Promise<Reader | null>
  /** The same session looked at again; null when it has ended. */
  readAgain(reader: Reader): Promise<Reader | null>
  /** The guest's endpoint a pass was given out for; null when it is not taken. */
  guestOf(pass: string): string | null
  /** The address people reach us at: beside the one asked for, pages from there are ours. */
  publicUrl: string
  log: Log
  /** How often the sessions behind open connections are looked at again. */
  reviewMilliseconds?: number
}

// Several tabs and a reload at once; a guest has one call and may lose the line once. Many staff share one address, and many
// guests that of their mobile network: only guests and those who were refused are counted by it.
const STAFF_AT_ONCE = 6
const GUEST_AT_ONCE = 2
const GUESTS_OF_AN_ADDRESS = 50
const REFUSALS_A_MINUTE = 60

type Caller = { kind: 'staff'; reader: Reader } | { kind: 'guest'; endpoint: string }
type Open = { caller: Caller; close: () => void }

/**
 * Opens `/sip` on the web port: SIP over WebSocket, handed to the engine byte for byte, for staff who may use a desk and for
 * guests with a pass. Everyone else is told why by the status: 401, 403, 404, 429, 503.
 */
export function openSipDoor(app: FastifyInstance, wanted: SipDoorWanted): void {
  const open = new Set<Open>()
  const callers = countCallers({ atOnce: GUESTS_OF_AN_ADDRESS, refusalsAMinute: REFUSALS_A_MINUTE })

  const enter = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const address = request.socket.remoteAddress ?? ''
    const path = new URL(request.url ?? '/', 'http://door').pathname
    if (path !== '/sip') return refuse(socket, 404)
    if (!isSip(request)) return refuse(socket, 400)
    if (!callers.mayTry(address)) return refuse(socket, 429)
    const caller = await whoAsks(request, wanted)
    if (typeof caller === 'number') {
      callers.noteRefusal(address)
      return refuse(socket, caller)
    }
    const isGuest = caller.kind === 'guest'
    if (isTooMany(open, caller) || (isGuest && !callers.mayEnter(address))) return refuse(socket, 429)
    const engine = wanted.engine()
    if (engine === null) return refuse(socket, 503)
    if (socket.destroyed) return
    const close = handOver(request, socket, head, engine.sipSocketUrl)
    const here: Open = { caller, close }
    open.add(here)
    const leave = isGuest ? callers.enter(address) : undefined
    socket.once('close', () => {
      open.delete(here)
      leave?.()
    })
  }

  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    enter(request, socket, head).catch((error) => {
      wanted.log.error({ err: error }, 'the telephone door failed')
      refuse(socket, 500)
    })
  })
  const review = setInterval(() => void lookAgain(open, wanted), wanted.reviewMilliseconds ?? 15_000)
  review.unref()
  app.addHook('preClose', async () => {
    clearInterval(review)
    for (const one of open) one.close()
  })
}

function isSip({ method, headers }: IncomingMessage): boolean {
  const protocols = headers['sec-websocket-protocol']?.split(',').map((name) => name.trim()) ?? []
  const hasKey = /^[\w+/]{22}==$/.test(headers['sec-websocket-key'] ?? '')
  return method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket' && hasKey && protocols.includes('sip')
}

// A cookie goes along wherever the page comes from, so our own pages alone may use it; a pass was given to whoever holds it.
async function whoAsks(request: IncomingMessage, wanted: SipDoorWanted): Promise<Caller | 401 | 403> {
  const pass = new URL(request.url ?? '/', 'http://door').searchParams.get('guest')
  if (pass !== null) {
    const endpoint = wanted.guestOf(pass)
    return endpoint === null ? 401 : { kind: 'guest', endpoint }
  }
  if (!comesFromUs(request, wanted.publicUrl)) return 403
  const reader = await wanted.readerOf(request)
  if (reader === null) return 401
  return mayUseDesk(reader) ? { kind: 'staff', reader } : 403
}

function comesFromUs({ headers }: IncomingMessage, publicUrl: string): boolean {
  const { origin, host } = headers
  if (origin === undefined || !URL.canParse(origin)) return false
  return new URL(origin).host === host || new URL(origin).origin === new URL(publicUrl).origin
}

const mayUseDesk = (reader: Reader) => reader.entitiesWith('desk.use').length > 0

function isTooMany(open: ReadonlySet<Open>, caller: Caller): boolean {
  const isSame = ({ caller: other }: Open) =>
    caller.kind === 'guest'
      ? other.kind === 'guest' && other.endpoint === caller.endpoint
      : other.kind === 'staff' && other.reader.sessionId === caller.reader.sessionId
  return [...open].filter(isSame).length >= (caller.kind === 'guest' ? GUEST_AT_ONCE : STAFF_AT_ONCE)
}

// A session that was ended, or a desk that was taken away, ends its telephone; a database that does not answer does not.
async function lookAgain(open: ReadonlySet<Open>, { readAgain }: SipDoorWanted): Promise<void> {
  for (const { caller, close } of open) {
    if (caller.kind === 'guest') continue
    const reader = await readAgain(caller.reader).catch(() => caller.reader)
    if (reader === null || !mayUseDesk(reader)) close()
    else caller.reader = reader
  }
}

/** Joins the browser's socket with one of our own to the engine; the engine answers the upgrade itself. */
function handOver(request: IncomingMessage, socket: Duplex, head: Buffer, sipSocketUrl: string): () => void {
  const { hostname, port, pathname } = new URL(sipSocketUrl)
  // An address of its own: coming from 127.0.0.1 a browser could be taken for a trunk on this machine.
  const engine = connect({ host: hostname, port: Number(port), localAddress: '127.0.0.2', noDelay: true })
  const close = () => {
    socket.destroy()
    engine.destroy()
  }
  engine.once('connect', () => engine.write(upgradeRequest(pathname, `${hostname}:${port}`, request)))
  // Not a byte of the browser's goes on before the engine speaks WebSocket: on that port it serves its control interface too.
  untilUpgraded(engine, (answer) => {
    if (!answer.subarray(0, 13).equals(Buffer.from('HTTP/1.1 101 '))) {
      refuse(socket, 503)
      return engine.destroy()
    }
    socket.write(answer)
    if (head.length > 0) engine.write(head)
    engine.pipe(socket)
    socket.pipe(engine)
  })
  engine.on('error', () => (engine.connecting || engine.bytesRead === 0 ? refuse(socket, 503) : close()))
  engine.once('close', () => socket.end())
  socket.once('close', () => engine.destroy())
  // A browser that fell silent without a word is found by the kernel.
  const line = socket as Partial<Pick<Socket, 'setKeepAlive' | 'setNoDelay' | 'setTimeout'>>
  line.setKeepAlive?.(true, 15_000)
  line.setNoDelay?.(true)
  line.setTimeout?.(0)
  return close
}

function untilUpgraded(engine: Socket, tell: (answer: Buffer) => void): void {
  let heard = Buffer.alloc(0)
  const hear = (chunk: Buffer) => {
    heard = Buffer.concat([heard, chunk])
    const isWhole = heard.includes('\r\n\r\n')
    if (!isWhole && heard.length < 8192) return
    engine.off('data', hear)
    tell(heard)
  }
  engine.on('data', hear)
}

function upgradeRequest(path: string, host: string, { headers }: IncomingMessage): string {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: ${host}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Key: ${headers['sec-websocket-key']}`,
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Protocol: sip',
  ]
  return `${lines.join('\r\n')}\r\n\r\n`
}

function refuse(socket: Duplex, status: number): void {
  if (socket.destroyed || !socket.writable) return
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
