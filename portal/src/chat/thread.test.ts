import { describe, expect, it } from 'vitest'
import type { Message } from '../api/types.ts'
import { nextToSend, postBody, type Unsent, withoutSent, withRefused, withRetried } from './outbox.ts'
import { countUnread, linesOf, markRead, mergeMessages } from './thread.ts'

const said = (seq: number, more: Partial<Message> = {}): Message => ({
  id: `m${seq}`,
  seq,
  author: 'agent',
  name: 'عائشة',
  kind: 'text',
  text: `${seq}`,
  at: `2026-11-21T09:${String(seq).padStart(2, '0')}:00Z`,
  ...more,
})
const unsent = (clientId: string, more: Partial<Unsent> = {}): Unsent => ({
  clientId,
  text: clientId,
  at: '2026-11-21T10:00:00Z',
  state: 'waiting',
  ...more,
})

describe('merging messages', () => {
  it('keeps each once and in order, however they arrive', () => {
    const merged = mergeMessages([said(1), said(3)], [said(2), said(3), said(1)])
    expect(merged.map((message) => message.seq)).toEqual([1, 2, 3])
  })

  it('never takes a read sign back', () => {
    const own = said(1, { author: 'customer', read: true })
    expect(mergeMessages([own], [{ ...own, read: false }])[0]?.read).toBe(true)
  })

  it('marks one’s own messages as read up to a number', () => {
    const own = [said(1, { author: 'customer' }), said(2), said(3, { author: 'customer' })]
    expect(markRead(own, 2).map((message) => Boolean(message.read))).toEqual([true, false, false])
    expect(markRead(own, 0)).toBe(own)
  })
})

describe('the lines of a thread', () => {
  it('hides the unsent copy once the message has come back', () => {
    const own = said(2, { author: 'customer', clientId: 'a' })
    expect(linesOf([said(1), own], [unsent('a'), unsent('b')]).map((line) => line.key)).toEqual(['m1', 'm2', 'b'])
  })

  it('groups a speaker’s run and keeps notices apart', () => {
    const lines = linesOf(
      [said(1), said(2), said(3, { kind: 'notice', author: 'system' }), said(4, { author: 'customer' })],
      [unsent('a')],
    )
    expect(lines.map((line) => `${line.side} ${line.first} ${line.last}`)).toEqual([
      'theirs true false',
      'theirs false true',
      'middle true true',
      'own true false',
      'own false true',
    ])
  })

  it('counts what came since the last message seen', () => {
    expect(countUnread([said(1), said(2), said(3, { author: 'customer' })], 'm1')).toBe(1)
    expect(countUnread([said(1), said(2)], null)).toBe(2)
  })
})

describe('the outbox', () => {
  it('sends in order and passes over what was refused', () => {
    const outbox = withRefused([unsent('a'), unsent('b')], 'a', 'chat.too-long')
    expect(nextToSend(outbox)?.clientId).toBe('b')
    expect(nextToSend(withoutSent(outbox, 'b'))).toBeNull()
  })

  it('puts a retried message after those said since', () => {
    const outbox = withRetried(withRefused([unsent('a'), unsent('b')], 'a', 'x'), 'a')
    expect(outbox.map((item) => `${item.clientId} ${item.state} ${item.code ?? ''}`)).toEqual([
      'b waiting ',
      'a waiting ',
    ])
  })

  it('keeps its client id for every try, so that a repeat is the same message', () => {
    expect(postBody(unsent('a'))).toEqual({ clientId: 'a', text: 'a' })
    const file = { id: 'f', name: 'x.pdf', mime: 'application/pdf', bytes: 1 }
    expect(postBody(unsent('b', { file }))).toEqual({ clientId: 'b', fileId: 'f' })
  })
})
