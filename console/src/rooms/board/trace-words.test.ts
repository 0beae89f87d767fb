import { describe, expect, it } from 'vitest'
import { type Now, sayEntry, sayNow, sayRequirement, type TraceNames, whatComes } from './trace-words.ts'

const names: TraceNames = {
  agent: (id) => (id ? `agent ${String(id)}` : 'somebody'),
  queue: (id) => `queue ${String(id)}`,
  language: (code) => `language ${String(code)}`,
}
const entry = (kind: string, facts: Record<string, unknown> = {}) => ({ at: '2026-11-21T06:00:00Z', kind, facts })
const waiting: Now = {
  because: 'all-busy',
  position: 1,
  eligible: { onDuty: 3, available: 2, free: 0 },
  requirement: { language: { language: 'fil', level: 4 }, skills: [{ level: 2 }, { level: 3 }] },
  preferredAgent: null,
  nextRelaxationAt: null,
  overflowAt: null,
  ringUntil: null,
  agentId: null,
}

describe('a trace in words', () => {
  it('names people, queues and languages, never their ids', () => {
    expect(sayEntry(entry('queued', { queueId: 'q', language: 'fil' }), names)).toEqual({
      key: 'board.trace.queued.language',
      values: { queue: 'queue q', language: 'language fil' },
    })
    expect(sayEntry(entry('declined', { agentId: 'a' }), names).values).toEqual({ agent: 'agent a' })
  })

  it.each([
    [{ priority: 60, byStaffId: 's' }, 'board.trace.prioritised'],
    [{ queueId: 'q', byStaffId: 's' }, 'board.trace.moved'],
    [{ preferredAgentId: 'a', byStaffId: 's' }, 'board.trace.given'],
  ])('tells a change by what was changed: %o', (facts, key) => {
    expect(sayEntry(entry('changed', facts), names).key).toBe(key)
  })

  it.each([
    [{ language: { language: 'fil', level: 3 }, skills: [] }, 'board.trace.relaxed.language'],
    [{ language: null, skills: [{ level: 2 }] }, 'board.trace.relaxed.skill'],
    [{ language: null, skills: [] }, 'board.trace.relaxed.nothing'],
  ])('tells what is still asked after a relaxation: %o', (requirement, key) => {
    expect(sayEntry(entry('relaxed', { requirement }), names).key).toBe(key)
  })

  it('has a sentence for what it does not know', () => {
    expect(sayEntry(entry('invented-tomorrow', { secret: 1 }), names)).toEqual({ key: 'board.trace.other', values: {} })
  })
})

describe('why not yet', () => {
  it('says the reason with its numbers, and what is asked', () => {
    expect(sayNow(waiting, names)).toMatchObject({ key: 'board.because.all-busy', values: { onDuty: 3, available: 2 } })
    expect(sayRequirement(waiting, names)).toEqual({
      key: 'board.asks.both',
      values: { language: 'language fil', level: 4, skill: 3 },
    })
  })

  it('lists what comes by itself, soonest first', () => {
    const steps = whatComes({ ...waiting, overflowAt: 900, nextRelaxationAt: 400 }, names)
    expect(steps.map(({ at, sentence }) => [at, sentence.key])).toEqual([
      [400, 'board.next.relaxes'],
      [900, 'board.next.overflows'],
    ])
  })
})
