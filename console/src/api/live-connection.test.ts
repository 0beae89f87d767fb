import { beforeEach, describe, expect, it } from 'vitest'
import { type LiveMessage, liveAddress, silenceLimit, startLive, waitBefore } from './live-connection.ts'

type Heard = { data?: unknown; lastEventId?: string }

/** A line without a network: the test speaks for the server and moves the clock. */
function aLine() {
  const opened: { address: string; closed: boolean; say: (type: string, event?: Heard) => void }[] = []
  const told: LiveMessage[] = []
  let timers: { at: number; run: () => void }[] = []
  let now = 0
  const parts = {
    open: (address: string) => {
      const listeners = new Map<string, (event: Heard) => void>()
      const source = { address, closed: false, say: (type: string, event: Heard = {}) => listeners.get(type)?.(event) }
      opened.push(source)
      return {
        addEventListener: (type: string, listener: (event: Heard) => void) => void listeners.set(type, listener),
        close: () => {
          source.closed = true
        },
      }
    },
    after: (milliseconds: number, run: () => void) => {
      const timer = { at: now + milliseconds, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((one) => one !== timer)
      }
    },
    now: () => now,
    random: () => 1,
    tell: (message: LiveMessage) => void told.push(message),
  }
  const pass = (milliseconds: number) => {
    const until = now + milliseconds
    for (;;) {
      const next = timers.filter((timer) => timer.at <= until).toSorted((one, other) => one.at - other.at)[0]
      if (!next) break
      timers = timers.filter((timer) => timer !== next)
      now = next.at
      next.run()
    }
    now = until
  }
  const last = () => {
    const source = opened.at(-1)
    if (!source) throw new Error('nothing is open')
    return source
  }
  return { live: startLive(parts), opened, told, pass, last }
}

const event = (id: string, type = 'case.changed') => ({
  data: JSON.stringify({ id, type, entityId: 'e', at: '', payload: {} }),
  lastEventId: id,
})
const events = (told: LiveMessage[]) => told.flatMap((message) => (message.kind === 'event' ? [message.event.id] : []))
const states = (told: LiveMessage[]) => told.flatMap((message) => (message.kind === 'state' ? [message.state] : []))

describe('the live stream', () => {
  let line: ReturnType<typeof aLine>
  beforeEach(() => {
    line = aLine()
    line.last().say('open')
  })

  it('resumes after the last event it saw, and tells nothing twice', () => {
    line.last().say('message', event('7'))
    line.last().say('error')
    line.pass(300)
    expect(line.last().address).toBe(liveAddress('7'))
    line.last().say('message', event('7'))
    line.last().say('message', event('8'))
    expect(events(line.told)).toEqual(['7', '8'])
    expect(states(line.told)).toEqual(['open', 'lost', 'open'])
  })

  it('passes signals on without taking them for a place to resume from', () => {
    line.last().say('message', event('7'))
    line.last().say('message', { ...event('', 'chat.typing'), lastEventId: '7' })
    line.last().say('message', { ...event('', 'chat.typing'), lastEventId: '7' })
    line.last().say('error')
    line.pass(300)
    expect(events(line.told)).toEqual(['7', '', ''])
    expect(line.last().address).toBe(liveAddress('7'))
  })

  it('takes silence for a loss, and a heartbeat for a sign of life', () => {
    line.pass(silenceLimit - 1)
    line.last().say('heartbeat', { lastEventId: '3' })
    line.pass(silenceLimit - 1)
    expect(line.opened).toHaveLength(1)
    line.pass(1 + 300)
    expect(line.opened).toHaveLength(2)
    expect(line.opened[0]?.closed).toBe(true)
    expect(line.last().address).toBe(liveAddress('3'))
  })

  it('waits longer after each failure, and at once less after a success', () => {
    for (const wait of [300, 600, 1200, 2400, 4800, 5000, 5000]) {
      const before = line.opened.length
      line.last().say('error')
      line.pass(wait - 1)
      expect(line.opened).toHaveLength(before)
      line.pass(1)
      expect(line.opened).toHaveLength(before + 1)
    }
    line.last().say('open')
    line.last().say('error')
    const before = line.opened.length
    line.pass(300)
    expect(line.opened).toHaveLength(before + 1)
  })

  it('hands on a reset and goes on from there', () => {
    line.last().say('reset', { lastEventId: '900' })
    expect(line.told.at(-1)).toEqual({ kind: 'reset' })
    line.last().say('error')
    line.pass(300)
    expect(line.last().address).toBe(liveAddress('900'))
  })

  it('no longer listens to a source it has replaced, nor after its end', () => {
    const first = line.last()
    first.say('error')
    line.pass(300)
    first.say('message', event('9'))
    line.live.stop()
    line.last().say('message', event('10'))
    line.pass(60_000)
    expect(events(line.told)).toEqual([])
    expect(line.opened).toHaveLength(2)
  })

  it('starts over for somebody else', () => {
    line.last().say('message', event('7'))
    line.live.restart()
    expect(line.last().address).toBe('/api/events')
    expect(line.told.at(-1)).toEqual({ kind: 'reset' })
  })
})

describe('the wait before a retry', () => {
  it('is scattered between half and whole', () => {
    expect([waitBefore(2, 0), waitBefore(2, 1)]).toEqual([600, 1200])
    expect(waitBefore(40, 1)).toBe(5000)
  })
})
