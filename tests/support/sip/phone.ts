import { randomBytes } from 'node:crypto'
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { openSoundLine, type SoundLine } from './sound-line.ts'

/** A small SIP telephone of a test's own: it calls and is called over UDP, and what it says and hears is at hand. */
export interface Phone {
  readonly port: number
  /** Calls a number; resolves with the final answer, 200 when it was taken up. */
  call(number: string, at: { host: string; port: number }): Promise<PhoneCall>
  /** The next call that rings here. */
  nextRing(): Promise<Ringing>
  close(): void
}

export interface PhoneCall {
  readonly status: number
  readonly line: SoundLine
  hangUp(): void
  /** Resolves when the other side has hung up. */
  ended: Promise<void>
}

export interface Ringing {
  header(name: string): string | undefined
  answer(): Promise<PhoneCall>
  refuse(status: number): void
  /** Resolves when the caller has given up before the answer. */
  cancelled: Promise<void>
}

interface Message {
  first: string
  headers: Map<string, string>
  body: string
}

export async function openPhone(name = 'caller'): Promise<Phone> {
  const socket = createSocket('udp4')
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const port = socket.address().port
  const calls = new Map<string, (message: Message, from: RemoteInfo) => void>()
  const rung: Ringing[] = []
  const wanting: ((ringing: Ringing) => void)[] = []
  const lines: SoundLine[] = []
  const open = async () => {
    const line = await openSoundLine()
    lines.push(line)
    return line
  }
  socket.on('message', (packet, from) => {
    const message = parse(packet.toString())
    if (!message) return
    const known = calls.get(message.headers.get('call-id') ?? '')
    if (known) return known(message, from)
    if (!message.first.startsWith('INVITE ')) return
    const ringing = takeRing({ socket, port, name, calls, open }, message, from)
    const next = wanting.shift()
    if (next) next(ringing)
    else rung.push(ringing)
  })
  return {
    port,
    call: (number, at) => place({ socket, port, name, calls, open }, number, at),
    nextRing: async () => rung.shift() ?? new Promise<Ringing>((resolve) => wanting.push(resolve)),
    close: () => {
      for (const line of lines) line.close()
      socket.close()
    },
  }
}

interface Parts {
  socket: Socket
  port: number
  name: string
  calls: Map<string, (message: Message, from: RemoteInfo) => void>
  open: () => Promise<SoundLine>
}

async function place(parts: Parts, number: string, at: { host: string; port: number }): Promise<PhoneCall> {
  const { socket, port, name, calls } = parts
  const line = await parts.open()
  const callId = mark()
  const own = `<sip:${name}@127.0.0.1:${port}>`
  const from = `${own};tag=${mark()}`
  const target = `sip:${number}@${at.host}:${at.port}`
  let to = `<${target}>`
  let contact = target
  const ask = (method: string, sequence: number, branch: string, body = '') =>
    send(
      socket,
      at,
      [
        `${method} ${method === 'INVITE' ? target : contact} SIP/2.0`,
        `Via: SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bK${branch};rport`,
        `From: ${from}`,
        `To: ${to}`,
        `Call-ID: ${callId}`,
        `CSeq: ${sequence} ${method}`,
        `Contact: ${own}`,
      ],
      body,
    )
  const final = Promise.withResolvers<number>()
  const ended = Promise.withResolvers<void>()
  const branch = mark()
  calls.set(callId, (message, remote) => {
    const status = Number(/^SIP\/2\.0 (\d+)/.exec(message.first)?.[1] ?? 0)
    if (status >= 200 && message.headers.get('cseq')?.endsWith('INVITE')) {
      to = message.headers.get('to') ?? to
      contact = /<([^>]+)>/.exec(message.headers.get('contact') ?? '')?.[1] ?? contact
      ask('ACK', 1, status < 300 ? mark() : branch)
      if (status < 300) connectSound(line, message.body)
      final.resolve(status)
    }
    if (message.first.startsWith('BYE ')) {
      answerTo(socket, message, remote, '200 OK')
      ended.resolve()
    }
  })
  ask('INVITE', 1, branch, offer(line.port))
  const status = await final.promise
  if (status >= 300) ended.resolve()
  return { status, line, ended: ended.promise, hangUp: () => ask('BYE', 2, mark()) }
}

function takeRing(parts: Parts, invite: Message, remote: RemoteInfo): Ringing {
  const { socket, port, name, calls } = parts
  const tag = mark()
  const callId = invite.headers.get('call-id') ?? ''
  const cancelled = Promise.withResolvers<void>()
  const ended = Promise.withResolvers<void>()
  const reply = (status: string, body = '') => answerTo(socket, invite, remote, status, { tag, port, name, body })
  calls.set(callId, (message, from) => {
    if (message.first.startsWith('CANCEL ')) {
      answerTo(socket, message, from, '200 OK', { tag, port, name })
      reply('487 Request Terminated')
      cancelled.resolve()
    }
    if (message.first.startsWith('BYE ')) {
      answerTo(socket, message, from, '200 OK')
      ended.resolve()
    }
  })
  reply('180 Ringing')
  return {
    header: (wanted) => invite.headers.get(wanted.toLowerCase()),
    cancelled: cancelled.promise,
    refuse: (status) => reply(`${status} Refused`),
    answer: async () => {
      const line = await parts.open()
      connectSound(line, invite.body)
      reply('200 OK', offer(line.port))
      const contact = /<([^>]+)>/.exec(invite.headers.get('contact') ?? '')?.[1] ?? ''
      const hangUp = () =>
        send(socket, { host: remote.address, port: remote.port }, [
          `BYE ${contact} SIP/2.0`,
          `Via: SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bK${mark()};rport`,
          `From: ${invite.headers.get('to')};tag=${tag}`,
          `To: ${invite.headers.get('from')}`,
          `Call-ID: ${callId}`,
          'CSeq: 7 BYE',
        ])
      return { status: 200, line, ended: ended.promise, hangUp }
    },
  }
}

function answerTo(
  socket: Socket,
  request: Message,
  to: RemoteInfo,
  status: string,
  own?: { tag: string; port: number; name: string; body?: string },
): void {
  const copied = ['via', 'from', 'call-id', 'cseq'].map((name) => `${name}: ${request.headers.get(name)}`)
  const target = request.headers.get('to') ?? ''
  const tagged = own && !target.includes('tag=') ? `${target};tag=${own.tag}` : target
  const contact = own ? [`Contact: <sip:${own.name}@127.0.0.1:${own.port}>`] : []
  send(
    socket,
    { host: to.address, port: to.port },
    [`SIP/2.0 ${status}`, ...copied, `To: ${tagged}`, ...contact],
    own?.body,
  )
}

function send(socket: Socket, to: { host: string; port: number }, lines: readonly string[], body = ''): void {
  const type = body === '' ? [] : ['Content-Type: application/sdp']
  const all = [...lines, 'Max-Forwards: 70', ...type, `Content-Length: ${body.length}`, '', body]
  socket.send(all.join('\r\n'), to.port, to.host)
}

function offer(port: number): string {
  const lines = [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=-',
    'c=IN IP4 127.0.0.1',
    't=0 0',
    `m=audio ${port} RTP/AVP 8 101`,
  ]
  const media = [
    'a=rtpmap:8 PCMA/8000',
    'a=rtpmap:101 telephone-event/8000',
    'a=fmtp:101 0-15',
    'a=ptime:20',
    'a=sendrecv',
  ]
  return `${[...lines, ...media].join('\r\n')}\r\n`
}

function connectSound(line: SoundLine, description: string): void {
  const port = Number(/^m=audio (\d+)/m.exec(description)?.[1])
  const host = /^c=IN IP4 (\S+)/m.exec(description)?.[1] ?? '127.0.0.1'
  line.speakTo(host, port)
}

function parse(text: string): Message | undefined {
  const [head = '', body = ''] = text.split('\r\n\r\n')
  const [first = '', ...rest] = head.split('\r\n')
  if (first === '') return undefined
  const headers = new Map<string, string>()
  for (const line of rest) {
    const at = line.indexOf(':')
    const key = line.slice(0, at).trim().toLowerCase()
    const known = headers.get(key)
    headers.set(key, known === undefined ? line.slice(at + 1).trim() : `${known}, ${line.slice(at + 1).trim()}`)
  }
  return { first, headers, body }
}

function mark(): string {
  return randomBytes(8).toString('hex')
}
