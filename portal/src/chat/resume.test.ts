import { describe, expect, it } from 'vitest'
import { refusalOf, shownSize, shownTypes } from './files.ts'
import { eventReader, isSilent, retryDelay } from './resume.ts'

describe('coming back after a drop', () => {
  it('waits longer each time, within a bound, and never all at once', () => {
    expect([0, 1, 2, 9].map((attempt) => retryDelay(attempt, 0))).toEqual([200, 400, 800, 10_000])
    expect(retryDelay(0, 1)).toBe(400)
    expect(retryDelay(50, 1)).toBe(20_000)
  })

  it('takes three missed beats for a dead stream', () => {
    expect(isSilent(0, 15_000)).toBe(false)
    expect(isSilent(0, 16_001)).toBe(true)
  })
})

describe('reading the event stream', () => {
  const whole = ': beat\n\nid: 7\nevent: message\ndata: {"a":1}\n\nid: 8\r\ndata: x\r\ndata: y\r\n\r\n'
  const expected = [
    { id: '7', name: 'message', data: '{"a":1}' },
    { id: '8', name: 'message', data: 'x\ny' },
  ]

  it('finds the same events however the bytes are cut', () => {
    for (let cut = 0; cut <= whole.length; cut++) {
      const read = eventReader()
      expect([...read(whole.slice(0, cut)), ...read(whole.slice(cut))]).toEqual(expected)
    }
    const read = eventReader()
    expect([...whole].flatMap((each) => [...read(each)])).toEqual(expected)
  })

  it('waits for the blank line before it believes an event', () => {
    expect(eventReader()('data: half')).toEqual([])
  })

  it('hears a reset without data', () => {
    expect(eventReader()('event: reset\n\n')).toEqual([{ id: null, name: 'reset', data: '' }])
  })
})

describe('files, said beforehand', () => {
  const limits = { maxBytes: 10 * 1024 * 1024, types: ['image/jpeg', 'image/png', 'application/pdf'] }

  it('names kinds and sizes as people do', () => {
    const words = { images: 'صور', sounds: 'صوت', and: '، ' }
    const drawn = (types: readonly string[]): string => shownTypes(types, words).replace(/[\u2068\u2069]/g, '')
    expect(drawn(limits.types)).toBe('JPG، PNG، PDF')
    expect(drawn([...limits.types, 'image/webp', 'audio/ogg'])).toBe('صور، PDF، OGG')
    expect([shownSize(900), shownSize(2048), shownSize(2.44 * 1024 * 1024)]).toEqual(['900 B', '2 KB', '2.4 MB'])
  })

  it.each([
    [{ size: 10, type: 'image/png' }, null],
    [{ size: 10, type: '' }, null],
    [{ size: 0, type: 'image/png' }, 'empty'],
    [{ size: 11 * 1024 * 1024, type: 'image/png' }, 'too-large'],
    [{ size: 10, type: 'text/html' }, 'type'],
  ])('refuses before sending what the server would refuse: %o', (file, refusal) => {
    expect(refusalOf(file, limits)).toBe(refusal)
  })
})
