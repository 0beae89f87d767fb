import { describe, expect, it } from 'vitest'
import { standardCapacity } from './capacity.ts'
import { createRouter } from './create-router.ts'
import type { AgentFacts, Command, Decision, ItemFacts, QueueSettings, Router } from './index.ts'
import { plainQueue } from './queues.ts'

const start = 1_800_000_000_000
const at = (seconds: number) => start + seconds * 1000

const aQueue = (queue: Partial<QueueSettings> = {}): Command => ({
  kind: 'queue-upserted',
  queue: { ...plainQueue, id: 'general', ...queue },
})

const anAgent = (id: string, agent: Partial<AgentFacts> = {}): Command => ({
  kind: 'agent-upserted',
  agent: {
    id,
    skills: {},
    languages: { ar: 5 },
    queues: ['general'],
    capacity: standardCapacity,
    presence: 'available',
    ...agent,
  },
})

const anItem = (id: string, item: Partial<ItemFacts> = {}): Command => ({
  kind: 'item-arrived',
  item: {
    id,
    kind: 'contact',
    queueId: 'general',
    channel: 'voice',
    arrivedAt: start,
    priority: 0,
    requirement: { language: { language: 'ar', level: 3 }, skills: [] },
    ...item,
  },
})

function aFloor(...commands: Command[]): Router {
  const router = createRouter()
  for (const command of commands) router.apply(command, start)
  return router
}

function reserved(decisions: Decision[]): string[] {
  return decisions.flatMap((it) => (it.kind === 'reserve' ? [`${it.itemId} → ${it.agentId}`] : []))
}

const tick: Command = { kind: 'tick' }

describe('choosing an agent', () => {
  const skilled = (level: 3 | 4) => ({ skills: { visas: level } })
  const asksForVisas = { requirement: { language: null, skills: [{ skill: 'visas', level: 3 as const }] } }

  it('takes the longest idle of those who can', () => {
    const router = aFloor(
      aQueue(),
      anAgent('a', { idleSince: at(-60) }),
      anAgent('b', { idleSince: at(-90) }),
      anAgent('c', { idleSince: at(-300), languages: { en: 5 } }),
    )
    const [decision] = router.apply(anItem('1'), start)
    expect(decision).toMatchObject({
      kind: 'reserve',
      agentId: 'b',
      ringUntil: at(20),
      why: { rule: 'longest-idle', idleSeconds: 90, alternatives: 1, language: { language: 'ar', asked: 3, has: 5 } },
    })
  })

  it('takes the best at it where the queue says so', () => {
    const router = aFloor(aQueue({ selection: 'best-level' }), anAgent('a', skilled(3)), anAgent('b', skilled(4)))
    expect(reserved(router.apply(anItem('1', asksForVisas), start))).toEqual(['1 → b'])
  })

  it('takes the least occupied where the queue says so, and spreads chats in any case', () => {
    const chat = { channel: 'chat' }
    for (const selection of ['least-occupied', 'longest-idle'] as const) {
      const router = aFloor(aQueue({ selection }), anAgent('a'), anAgent('b'), anItem('1', chat))
      expect(reserved(router.apply(anItem('2', chat), at(1)))).toEqual(['2 → b'])
      expect(reserved(router.apply(anItem('3', chat), at(2)))).toEqual(['3 → a'])
    }
  })

  it('gives a call all of an agent, and chats a share', () => {
    const router = aFloor(aQueue(), anAgent('a'), anItem('chat', { channel: 'chat' }))
    expect(reserved(router.apply(anItem('call'), start))).toEqual([])
    for (const id of ['chat 2', 'chat 3', 'chat 4']) router.apply(anItem(id, { channel: 'chat' }), start)
    expect(router.loadOf('a')).toMatchObject({ usedUnits: 6, units: 6 })
    expect(router.explain('chat 4', start)?.because).toBe('all-busy')
  })
})

describe('choosing an item', () => {
  const freed: Command = { kind: 'handling-freed', itemId: 'first', agentId: 'a' }

  it('goes by priority, which grows with age', () => {
    const router = aFloor(aQueue({ ageingPerMinute: 2 }), anAgent('a'), anItem('first'))
    router.apply(anItem('old', { arrivedAt: at(-600) }), start)
    router.apply(anItem('urgent', { priority: 19 }), start)
    router.apply(anItem('more urgent', { priority: 21 }), start)
    expect(['more urgent', 'old', 'urgent'].map(router.position)).toEqual([1, 2, 3])
    expect(reserved(router.apply(freed, at(1)))).toEqual(['more urgent → a'])
  })

  it('looks across the queues of the agent, each with its own ageing', () => {
    const slow = aQueue({ id: 'slow', ageingPerMinute: 1, priority: 5 })
    const router = aFloor(
      aQueue({ ageingPerMinute: 3 }),
      slow,
      anAgent('a', { queues: ['general', 'slow'] }),
      anItem('first'),
    )
    router.apply(anItem('quick'), start)
    router.apply(anItem('high', { queueId: 'slow' }), start)
    const early = aFloorFrom(router)
    expect(reserved(early.apply(freed, at(120)))).toEqual(['high → a'])
    expect(reserved(router.apply(freed, at(180)))).toEqual(['quick → a'])
  })

  it('follows a change of priority or queue while it waits', () => {
    const router = aFloor(aQueue(), aQueue({ id: 'other' }), anAgent('a'), anItem('first'), anItem('x'), anItem('y'))
    router.apply({ kind: 'item-changed', itemId: 'y', priority: 50 }, at(1))
    expect(router.position('x')).toBe(2)
    router.apply({ kind: 'item-changed', itemId: 'y', queueId: 'other' }, at(2))
    expect([router.waitingCount('general'), router.waitingCount('other')]).toEqual([1, 1])
  })
})

describe('ringing', () => {
  it('sets the agent who does not answer to a break, and the item goes to the front', () => {
    const router = aFloor(aQueue(), anAgent('a'), anItem('1'), anItem('2', { priority: 100 }))
    expect(router.nextDueAt()).toBe(at(20))
    expect(router.apply(tick, at(20))).toEqual([
      { kind: 'withdraw-reservation', itemId: '1', agentId: 'a', queueId: 'general', reason: 'no-answer' },
      { kind: 'set-break', itemId: '1', agentId: 'a', reason: 'no-answer', breakReason: 'no-answer' },
    ])
    expect(router.position('1')).toBe(1)
    expect(router.explain('1', at(21))).toMatchObject({ because: 'all-on-break', isFront: true })
    const back = router.apply({ kind: 'presence-changed', agentId: 'a', presence: 'available' }, at(60))
    expect(reserved(back)).toEqual(['1 → a'])
  })

  it.each(['answer', 'callback', 'case-leg'] as const)(
    'leaves the agent available who does not answer a %s',
    (kind) => {
      const router = aFloor(aQueue({ declinePauseSeconds: 30 }), anAgent('a'), anItem('talk', { channel: 'chat' }))
      router.apply({ kind: 'reservation-accepted', itemId: 'talk', agentId: 'a' }, start)
      expect(reserved(router.apply(anItem('later', { kind, channel: 'chat' }), start))).toEqual(['later → a'])
      expect(router.apply(tick, at(20))).toEqual([
        { kind: 'withdraw-reservation', itemId: 'later', agentId: 'a', queueId: 'general', reason: 'no-answer' },
      ])
      expect(router.explain('later', at(21))).toMatchObject({ isFront: true, excludedAgents: ['a'] })
      expect(reserved(router.apply(anItem('live', { channel: 'chat' }), at(22)))).toEqual(['live → a'])
      router.apply({ kind: 'reservation-accepted', itemId: 'live', agentId: 'a' }, at(23))
      expect(router.nextDueAt()).toBe(at(50))
      expect(reserved(router.apply(tick, at(50)))).toEqual(['later → a'])
    },
  )

  it('goes to somebody else at once when nobody answered an offer that could wait', () => {
    const router = aFloor(aQueue(), anAgent('a'), anAgent('b'), anItem('1', { kind: 'answer' }))
    expect(reserved(router.apply(tick, at(20)))).toEqual(['1 → b'])
  })

  it.each(['contact', 'visit'] as const)('sets the agent who does not answer a %s to a break', (kind) => {
    const router = aFloor(aQueue(), anAgent('a'), anItem('1', { kind }))
    expect(router.apply(tick, at(20)).map((decision) => decision.kind)).toEqual(['withdraw-reservation', 'set-break'])
  })

  it('takes an acceptance that arrives with the end of the ring for an acceptance', () => {
    const router = aFloor(aQueue(), anAgent('a'), anItem('1'))
    expect(router.apply({ kind: 'reservation-accepted', itemId: '1', agentId: 'a' }, at(20))).toEqual([])
    expect(router.loadOf('a')?.handlings).toEqual([{ itemId: '1', channel: 'voice', state: 'active' }])
  })

  it('asks somebody else after a decline, and the same one again only when alone', () => {
    const declined = (agentId: string): Command => ({ kind: 'reservation-declined', itemId: '1', agentId })
    const router = aFloor(aQueue(), anAgent('a'), anAgent('b'), anItem('1'))
    expect(reserved(router.apply(declined('a'), at(1)))).toEqual(['1 → b'])
    expect(reserved(router.apply(declined('b'), at(2)))).toEqual(['1 → a'])
    router.apply({ kind: 'agent-gone', agentId: 'b', handsBack: 'reserved' }, at(3))
    expect(reserved(router.apply(declined('a'), at(4)))).toEqual(['1 → a'])
  })

  it('asks the one who declined again as soon as the last other one leaves', () => {
    const router = aFloor(aQueue(), anAgent('b'), anItem('0'), anAgent('a'), anItem('1'))
    router.apply({ kind: 'reservation-accepted', itemId: '0', agentId: 'b' }, at(1))
    expect(router.apply({ kind: 'reservation-declined', itemId: '1', agentId: 'a' }, at(2))).toEqual([])
    expect(router.explain('1', at(3))).toMatchObject({ because: 'declined-a-moment-ago', excludedAgents: ['a'] })
    expect(reserved(router.apply({ kind: 'presence-changed', agentId: 'b', presence: 'break' }, at(4)))).toEqual([
      '1 → a',
    ])
  })

  it('leaves a pair alone for a moment whose claim the database refused', () => {
    const router = aFloor(aQueue(), anAgent('a'), anItem('1'))
    expect(router.apply({ kind: 'reservation-refused', itemId: '1', agentId: 'a' }, at(1))).toEqual([])
    expect(router.nextDueAt()).toBe(at(3))
    expect(reserved(router.apply(tick, at(3)))).toEqual(['1 → a'])
  })

  it('stops when the customer leaves', () => {
    const router = aFloor(aQueue(), anAgent('a'), anItem('1'), anItem('2'))
    const decisions = router.apply({ kind: 'item-withdrawn', itemId: '1' }, at(1))
    expect(decisions.map(({ kind }) => kind)).toEqual(['withdraw-reservation', 'reserve'])
  })

  it('gives back what rang and what was being handled when the agent is lost', () => {
    const chat = { channel: 'chat' }
    const router = aFloor(aQueue(), anAgent('a'), anItem('1', chat), anItem('2', chat))
    router.apply({ kind: 'reservation-accepted', itemId: '1', agentId: 'a' }, at(1))
    const decisions = router.apply({ kind: 'agent-gone', agentId: 'a', handsBack: 'all' }, at(2))
    expect(decisions.map(({ kind }) => kind)).toEqual(['withdraw-reservation', 'hand-back', 'nobody', 'nobody'])
    expect(['1', '2'].map(router.position)).toEqual([1, 2])
  })
})

describe('wrapping up', () => {
  it('keeps the capacity until the timer ends, and longer when extended', () => {
    const router = aFloor(aQueue({ wrapUpSeconds: 30 }), anAgent('a'), anItem('1'), anItem('2'))
    router.apply({ kind: 'reservation-accepted', itemId: '1', agentId: 'a' }, at(5))
    router.apply({ kind: 'wrap-up-began', itemId: '1', agentId: 'a' }, at(60))
    expect(router.nextDueAt()).toBe(at(90))
    router.apply({ kind: 'wrap-up-began', itemId: '1', agentId: 'a', until: at(120) }, at(80))
    expect(router.apply(tick, at(119))).toEqual([])
    expect(router.apply(tick, at(120)).map(({ kind }) => kind)).toEqual(['wrap-up-over', 'reserve'])
  })
})

describe('waiting', () => {
  it('asks for less step by step, and never drops the language unless the queue may', () => {
    const relaxation = [
      { afterSeconds: 30, languageLevel: 2 as const },
      { afterSeconds: 60, dropLanguage: true },
    ]
    for (const mayDropLanguage of [false, true]) {
      const router = aFloor(
        aQueue({ relaxation, mayDropLanguage }),
        anAgent('some', { languages: { ar: 2 }, presence: 'break' }),
        anAgent('none', { languages: { en: 5 } }),
        anItem('1'),
      )
      expect(router.explain('1', at(1))).toMatchObject({ nextRelaxationAt: at(30), eligible: { onDuty: 0 } })
      router.apply(tick, at(30))
      expect(router.explain('1', at(31))).toMatchObject({ because: 'all-on-break', relaxedSteps: 1 })
      expect(reserved(router.apply(tick, at(60)))).toEqual(mayDropLanguage ? ['1 → none'] : [])
    }
  })

  it('waits for the preferred agent for so long, then is open to all', () => {
    const router = aFloor(aQueue({ preferredWaitSeconds: 40 }), anAgent('a'), anItem('0'), anAgent('b'))
    expect(router.apply(anItem('1', { preferredAgent: { agentId: 'a' } }), start)).toEqual([])
    expect(router.explain('1', at(1))).toMatchObject({
      because: 'waiting-for-preferred-agent',
      preferredAgent: { agentId: 'a', presence: 'available', until: at(40) },
    })
    router.apply({ kind: 'reservation-accepted', itemId: '0', agentId: 'a' }, at(2))
    const decisions = router.apply(tick, at(40))
    expect(decisions[0]).toMatchObject({ kind: 'opened', reason: 'waited-long-enough' })
    expect(reserved(decisions)).toEqual(['1 → b'])
  })

  it('does not wait for a preferred agent who leaves', () => {
    const router = aFloor(aQueue({ preferredWaitSeconds: 40 }), anAgent('a', { presence: 'break' }), anAgent('b'))
    router.apply(anItem('1', { preferredAgent: { agentId: 'a' } }), start)
    const gone = router.apply({ kind: 'presence-changed', agentId: 'a', presence: 'off-duty' }, at(5))
    expect(gone).toMatchObject([
      { kind: 'opened', reason: 'not-on-duty' },
      { kind: 'reserve', agentId: 'b' },
    ])
  })

  it('overflows after its time, and never back', () => {
    const there = { afterSeconds: 30, toQueueId: 'other' }
    const back = { afterSeconds: 30, toQueueId: 'general' }
    const router = aFloor(
      aQueue({ overflow: there }),
      aQueue({ id: 'other', overflow: back }),
      anAgent('a'),
      anAgent('b', { queues: ['other'], presence: 'off-duty' }),
      anItem('0'),
      anItem('1'),
    )
    router.apply({ kind: 'reservation-accepted', itemId: '0', agentId: 'a' }, at(1))
    expect(router.apply(tick, at(30))).toMatchObject([
      { kind: 'overflow', itemId: '1', fromQueue: 'general', toQueue: 'other', why: 'waited-too-long' },
      { kind: 'nobody', queueId: 'other', because: 'nobody-on-duty' },
    ])
    expect(router.explain('1', at(31))?.overflowAt).toBeNull()
  })

  it('overflows at once when the last who could serve it goes off duty', () => {
    const overflow = { toQueueId: 'other', whenNobodyOnDuty: true }
    const router = aFloor(aQueue({ overflow }), aQueue({ id: 'other' }), anAgent('a', { presence: 'break' }))
    router.apply(anAgent('b', { queues: ['other'] }), start)
    expect(router.apply(anItem('1'), start)).toEqual([])
    const gone = router.apply({ kind: 'agent-gone', agentId: 'a', handsBack: 'reserved' }, at(1))
    expect(gone).toMatchObject([
      { kind: 'overflow', why: 'nobody-on-duty' },
      { kind: 'reserve', agentId: 'b' },
    ])
  })

  it('stays where its speaker may come rather than overflow to where nobody ever could serve it', () => {
    const overflow = { toQueueId: 'other', afterSeconds: 30, whenNobodyOnDuty: true }
    const router = aFloor(aQueue({ overflow }), aQueue({ id: 'other' }), anAgent('b', { queues: ['other'] }))
    const requirement = { language: { language: 'ur', level: 3 as const }, skills: [] }
    expect(router.apply(anItem('1', { kind: 'callback', requirement }), start)).toMatchObject([
      { kind: 'nobody', queueId: 'general', because: 'nobody-on-duty' },
    ])
    expect(router.nextDueAt()).toBeNull()
    expect(router.apply(tick, at(40))).toEqual([])
    const speaker = { languages: { ur: 4 } } as const
    expect(reserved(aFloorFrom(router).apply(anAgent('a', speaker), at(50)))).toEqual(['1 → a'])
    expect(router.apply(anAgent('c', { ...speaker, queues: ['other'] }), at(50))).toMatchObject([
      { kind: 'overflow', itemId: '1', toQueue: 'other' },
      { kind: 'reserve', itemId: '1', agentId: 'c' },
    ])
  })

  it('estimates the wait from the place, the handling time and the places to be served', () => {
    const router = aFloor(aQueue({ expectedHandleSeconds: 120 }), anAgent('a'), anAgent('b'))
    for (const id of ['1', '2', '3', '4', '5', '6']) router.apply(anItem(id), start)
    expect(router.estimateWait('6', start)).toEqual({
      seconds: 240,
      fromSeconds: 120,
      toSeconds: 360,
      basis: { position: 4, slots: 2, handleSeconds: 120 },
    })
    expect(router.estimateWait('1', start)).toBeNull()
  })
})

function aFloorFrom(router: Router): Router {
  const copy = createRouter()
  copy.load(router.snapshot(), start)
  return copy
}
