import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Permission, Reader } from '#platform/access'
import type { Pools } from '#platform/database'
import { type EventFlow, eventsAfter, forgottenUpTo, type PlatformEvent, type Signal } from '#platform/events'

const heartbeatMilliseconds = 5_000
const replayAtMost = 5_000
const slowReaderBytes = 4_000_000

/** One open event stream. */
export interface Stream {
  send(frame: Buffer): void
  close(): void
}

export interface Live {
  /** Answers GET /api/events: everything this reader may see, from Last-Event-ID on. */
  openForStaff(request: FastifyRequest, reply: FastifyReply, reader: Reader): Promise<void>
  /** Told when a staff member's first stream opens and when the last one closes. */
  onStaff(hear: (change: { staffId: string; connected: boolean }) => void): void
  isConnected(staffId: string): boolean
  /** Ends all streams; browsers come back to another node. */
  close(): void
}

interface StaffStream {
  reader: Reader
  sent: number
  stream: Stream
}

/** The hub of this node's staff streams: each event is framed once and written to those who may see it. */
export function createLive(
  pools: Pools,
  events: EventFlow,
  readAgain: (reader: Reader) => Promise<Reader | null>,
): Live {
  const streams = new Set<StaffStream>()
  const hearers: ((change: { staffId: string; connected: boolean }) => void)[] = []
  const connected = (staffId: string) => [...streams].some((open) => open.reader.staffId === staffId)

  events.onEvent((event) => {
    if (!event.audience) return
    const frame = frameOf(event)
    for (const open of streams) {
      if (open.sent < event.position && maySee(open.reader, event)) {
        open.sent = event.position
        open.stream.send(frame)
      }
    }
  })
  events.onSignal((signal) => {
    const frame = signalFrame(signal)
    for (const open of streams) if (maySeeSignal(open.reader, signal)) open.stream.send(frame)
  })
  // A session that was ended or a grant that was taken away closes its streams.
  const review = setInterval(async () => {
    for (const open of streams) {
      const reader = await readAgain(open.reader).catch(() => open.reader)
      if (!reader) open.stream.close()
      else open.reader = reader
    }
  }, 15_000)
  review.unref()

  return {
    isConnected: connected,
    onStaff: (hear) => hearers.push(hear),
    openForStaff: async (request, reply, reader) => {
      const lastId = lastEventId(request)
      const stream = openStream(request, reply)
      const open: StaffStream = { reader, sent: Number.MAX_SAFE_INTEGER, stream }
      streams.add(open)
      if (!hadOther(streams, open)) for (const hear of hearers) hear({ staffId: reader.staffId, connected: true })
      request.raw.on('close', () => {
        streams.delete(open)
        if (!connected(reader.staffId)) for (const hear of hearers) hear({ staffId: reader.staffId, connected: false })
      })
      await replay(pools, events, open, lastId)
    },
    close: () => {
      clearInterval(review)
      for (const open of streams) open.stream.close()
    },
  }
}

function hadOther(streams: Set<StaffStream>, mine: StaffStream): boolean {
  for (const open of streams) if (open !== mine && open.reader.staffId === mine.reader.staffId) return true
  return false
}

// While `sent` is at its ceiling the hub passes this stream over; then what was missed is read, and the hub takes on.
async function replay(pools: Pools, events: EventFlow, open: StaffStream, lastId: number | null): Promise<void> {
  let from = lastId ?? events.position()
  const isTooOld = lastId !== null && lastId < (await forgottenUpTo(pools.engine))
  if (isTooOld || from > events.position() || events.position() - from > replayAtMost) {
    from = events.position()
    open.stream.send(Buffer.from(`id: ${from}\nevent: reset\ndata: {}\n\n`))
  } else if (lastId === null) {
    open.stream.send(Buffer.from(`id: ${from}\nevent: heartbeat\ndata: {}\n\n`))
  }
  while (from < events.position()) {
    const missed = await eventsAfter(pools.engine, from)
    if (missed.length === 0) break
    for (const event of missed) {
      from = event.position
      if (event.audience && maySee(open.reader, event)) open.stream.send(frameOf(event))
    }
  }
  open.sent = from
}

/** Whether this reader may see this event: named, or holding the permission in its entity or the one it is about. */
export function maySee(reader: Reader, event: PlatformEvent): boolean {
  const audience = event.audience
  if (!audience) return false
  if (audience.staff?.includes(reader.staffId)) return true
  if (!audience.permission) return false
  const entities = event.aboutEntityId ? [event.entityId, event.aboutEntityId] : [event.entityId]
  return permissionsIn(audience.permission).some((permission) =>
    entities.some((entityId) => {
      if (audience.unitId === undefined) return reader.can(permission, entityId)
      const units = reader.unitsWith(permission, entityId)
      return units === 'all' || (audience.unitId !== null && units.includes(audience.unitId))
    }),
  )
}

function maySeeSignal(reader: Reader, signal: Signal): boolean {
  if (signal.staff?.includes(reader.staffId)) return true
  return (
    !!signal.permission &&
    permissionsIn(signal.permission).some((permission) => reader.can(permission, signal.entityId))
  )
}

function permissionsIn(wanted: string | readonly string[]): Permission[] {
  return (typeof wanted === 'string' ? [wanted] : [...wanted]) as Permission[]
}

function frameOf(event: PlatformEvent): Buffer {
  const body = {
    id: String(event.position),
    type: event.type,
    entityId: event.entityId,
    at: event.at,
    payload: event.payload,
  }
  return Buffer.from(`id: ${event.position}\ndata: ${JSON.stringify(body)}\n\n`)
}

function signalFrame(signal: Signal): Buffer {
  const body = { id: '', type: signal.type, entityId: signal.entityId, at: new Date(), payload: signal.payload }
  return Buffer.from(`data: ${JSON.stringify(body)}\n\n`)
}

/** The id the reader saw last: the header of a reconnecting browser, or the query of one that began anew. */
export function lastEventId(request: FastifyRequest): number | null {
  const query = request.query as { lastEventId?: string }
  const given = request.headers['last-event-id'] ?? query.lastEventId
  if (given === undefined || given === '') return null
  const id = Number(given)
  return Number.isSafeInteger(id) && id >= 0 ? id : null
}

/** Takes the reply over as an event stream with heartbeats; a reader who does not keep up is cut and comes back. */
export function openStream(request: FastifyRequest, reply: FastifyReply): Stream {
  reply.hijack()
  const { raw } = reply
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value)
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'keep-alive',
    'x-accel-buffering': 'no',
  })
  raw.write(`retry: ${300 + Math.floor(Math.random() * 700)}\n\n`)
  const beat = setInterval(() => send(heartbeat), heartbeatMilliseconds)
  const close = () => {
    clearInterval(beat)
    raw.end()
  }
  const send = (frame: Buffer) => {
    if (raw.writableLength > slowReaderBytes) return raw.destroy()
    raw.write(frame)
  }
  request.raw.on('close', () => clearInterval(beat))
  return { send: (frame) => void send(frame), close }
}

const heartbeat = Buffer.from('event: heartbeat\ndata: {}\n\n')
