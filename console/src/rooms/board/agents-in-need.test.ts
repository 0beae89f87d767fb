import { describe, expect, it } from 'vitest'
import { countsByState, inOrderOfNeed, needOf, sinceOf } from './agents-in-need.ts'
import type { BoardAgent, BoardHandling } from './types.ts'

const now = Date.parse('2026-11-21T06:00:00Z')
const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000).toISOString()

const anAgent = (wanted: Partial<BoardAgent> = {}): BoardAgent => ({
  id: 'agent',
  name: { ar: 'شمّا خليفة', en: 'Shamma Khalifa' },
  state: 'available',
  presence: 'available',
  reason: null,
  since: minutesAgo(3),
  connected: true,
  on: [],
  handRaised: false,
  wrapUpOverdue: false,
  capacity: { units: 12, usedUnits: 0, chatLimit: 3, chats: 0 },
  ...wanted,
})
const aHandling = (state: BoardHandling['state'], since: string): BoardHandling => ({
  handlingId: `handling-${since}`,
  workItemId: 'item',
  contactId: 'contact',
  caseId: null,
  kind: 'contact',
  state,
  since,
  name: null,
  queueId: 'queue',
  handRaisedAt: null,
  wrapUpUntil: null,
})
const busySince = (...minutes: number[]): Partial<BoardAgent> => ({
  state: 'busy',
  on: minutes.map((ago) => aHandling('active', minutesAgo(ago))),
})

describe('what an agent needs of the supervisor', () => {
  const table: [string, Partial<BoardAgent>, string | null][] = [
    ['free and well', {}, null],
    ['hand raised', { handRaised: true, wrapUpOverdue: true }, 'hand-raised'],
    ['did not answer', { state: 'break', presence: 'break', reason: 'no-answer' }, 'no-answer'],
    ['a break of their own', { state: 'break', presence: 'break', reason: 'prayer' }, null],
    ['a long break', { state: 'break', presence: 'break', reason: 'prayer', since: minutesAgo(21) }, 'long'],
    ['wrap-up overdue', { state: 'wrap-up', wrapUpOverdue: true }, 'wrap-up-overdue'],
    ['connection lost', { connected: false }, 'connection-lost'],
    ['gone home', { state: 'off-duty', presence: 'off-duty', connected: false, since: minutesAgo(900) }, null],
    ['a long wait for work', { since: minutesAgo(120) }, null],
    ['a long conversation beside a short one', busySince(2, 16), 'long'],
    ['short conversations', busySince(2, 14), null],
  ]
  it.each(table)('%s', (_, agent, need) => {
    expect(needOf(anAgent(agent), now)).toBe(need)
  })
})

describe('the order of agents', () => {
  it('puts those in need first, then by state, the longest in it first', () => {
    const agents = [
      anAgent({ id: 'off', state: 'off-duty', presence: 'off-duty' }),
      anAgent({ id: 'free', since: minutesAgo(1) }),
      anAgent({ id: 'free-longer', since: minutesAgo(9) }),
      anAgent({ id: 'busy', ...busySince(4) }),
      anAgent({ id: 'no-answer', state: 'break', presence: 'break', reason: 'no-answer' }),
      anAgent({ id: 'hand', handRaised: true }),
    ]
    expect(inOrderOfNeed(agents, now).map((agent) => agent.id)).toEqual([
      'hand',
      'no-answer',
      'busy',
      'free-longer',
      'free',
      'off',
    ])
  })

  it('times a busy agent by the oldest conversation in hand, not by the presence', () => {
    expect(sinceOf(anAgent({ since: minutesAgo(300), ...busySince(2, 7) }))).toBe(minutesAgo(7))
    expect(sinceOf(anAgent({ since: minutesAgo(300) }))).toBe(minutesAgo(300))
  })

  it('counts the states that somebody is in', () => {
    const agents = [anAgent(), anAgent({ state: 'busy' }), anAgent()]
    expect(countsByState(agents)).toEqual([
      { state: 'available', count: 2 },
      { state: 'busy', count: 1 },
    ])
  })
})
