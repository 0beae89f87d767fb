import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { fromAlaw, toAlaw, toneSamples } from './tones.ts'

const KEYS = '0123456789*#'
const FRAME = 160

/** One end of a sound connection (RTP, A-law): says a tone or nothing, presses keys, and keeps what it hears. */
export interface SoundLine {
  readonly port: number
  speakTo(host: string, port: number): void
  /** Says this tone from now on; null: silence. */
  say(hertz: number | null): void
  /** Presses keys one after the other (RFC 4733). */
  press(keys: string): Promise<void>
  /** Everything heard so far, in order, without what was lost. */
  heard(): Int16Array
  /** Hears so many more samples and gives just those. */
  hearNext(count: number): Promise<Int16Array>
  close(): void
}

export async function openSoundLine(): Promise<SoundLine> {
  const socket = createSocket('udp4')
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const parts: Int16Array[] = []
  let waiting: (() => void)[] = []
  socket.on('message', (packet) => {
    if ((packet[1] ?? 0) % 128 !== 8) return
    parts.push(fromAlaw(packet.subarray(12)))
    const woken = waiting
    waiting = []
    for (const wake of woken) wake()
  })
  const total = () => parts.reduce((sum, part) => sum + part.length, 0)
  const heard = () => Int16Array.from(parts.flatMap((part) => [...part]))

  let target: { host: string; port: number } | undefined
  let tone: number | null = null
  let [sequence, at, sent] = [0, 0, 0]
  const began = performance.now()
  const due: { payload: Buffer; done: () => void }[] = []
  const send = () => {
    const key = due.shift()
    const payload = key?.payload ?? toAlaw(tone === null ? new Int16Array(FRAME) : toneSamples(tone, FRAME, at))
    const head = Buffer.alloc(12)
    head[0] = 0x80
    head[1] = key ? 101 : 8
    head.writeUInt16BE(sequence++ % 65_536, 2)
    head.writeUInt32BE(key ? payload.readUInt32BE(4) : at, 4)
    head.writeUInt32BE(0x616d6572, 8)
    if (target) socket.send(Buffer.concat([head, key ? payload.subarray(0, 4) : payload]), target.port, target.host)
    at += FRAME
    key?.done()
  }
  // A timer alone would drift: as many packets as time has passed for.
  const timer = setInterval(() => {
    while (sent * 20 < performance.now() - began) {
      sent += 1
      send()
    }
  }, 10)

  return {
    port: socket.address().port,
    speakTo: (host, port) => {
      target = { host, port }
    },
    say: (hertz) => {
      tone = hertz
    },
    press: async (keys) => {
      for (const key of keys) {
        const start = at
        await Promise.all(
          keyPackets(key, start).map((payload) => new Promise<void>((done) => due.push({ payload, done }))),
        )
        const released = at
        while (at < released + 3 * FRAME) await new Promise((next) => setTimeout(next, 10))
      }
    },
    heard,
    hearNext: async (count) => {
      const from = total()
      while (total() < from + count) await new Promise<void>((wake) => waiting.push(wake))
      return heard().slice(from, from + count)
    },
    close: () => {
      clearInterval(timer)
      socket.close()
    },
  }
}

/** Five packets of a key held down, then three that say it was let go; the time it began stands behind each. */
function keyPackets(key: string, start: number): Buffer[] {
  return Array.from({ length: 8 }, (_, index) => {
    const packet = Buffer.alloc(8)
    packet[0] = KEYS.indexOf(key)
    packet[1] = (index >= 5 ? 0x80 : 0) | 10
    packet.writeUInt16BE(Math.min(index + 1, 5) * FRAME, 2)
    packet.writeUInt32BE(start, 4)
    return packet
  })
}
