import { describe, expect, it } from 'vitest'
import { type CallFacts, type FlowHeard, interpret, RUN_BEGINS, type RunState } from './index.ts'
import { aShortFlow as graph, someFacts, A_TOPIC as TOPIC } from './testing.ts'

/** Hears one thing after another; state passes through JSON as it does through the table. */
function run(heard: readonly FlowHeard[], some: Partial<CallFacts> = {}) {
  let state: RunState = RUN_BEGINS
  let effects: ReturnType<typeof interpret>['effects'] = []
  for (const one of [{ kind: 'begin' as const, facts: someFacts(some) }, ...heard]) {
    ;({ state, effects } = interpret(graph, JSON.parse(JSON.stringify(state)), one))
  }
  return { state, effects }
}

const said: FlowHeard = { kind: 'said' }
const keys = (pressed: string): FlowHeard => ({ kind: 'keys', keys: pressed })
const silence: FlowHeard = { kind: 'silence' }
const waiting = (seconds: number, more: Partial<Extract<FlowHeard, { kind: 'waiting' }>> = {}): FlowHeard => ({
  kind: 'waiting',
  seconds,
  position: 3,
  estimateSeconds: 150,
  speakersOnDuty: true,
  ...more,
})
const inQueue = [said, keys('2'), keys('1'), said]
const prompts = ({ effects }: ReturnType<typeof run>) =>
  effects.flatMap((effect) =>
    'prompts' in effect ? effect.prompts.map((one) => `${one.language} ${one.promptId}`) : [],
  )
const kinds = ({ effects }: ReturnType<typeof run>) => effects.map(({ kind }) => kind)

describe('a flow before the queue', () => {
  it('welcomes in the languages wanted until one is known', () => {
    expect(prompts(run([]))).toEqual(['ar line.welcome', 'en line.welcome'])
    expect(prompts(run([], { rememberedLanguage: 'hi' }))).toEqual(['hi line.welcome'])
    expect(prompts(run([], { rememberedLanguage: 'fr' }))).toEqual(['ar line.welcome', 'en line.welcome'])
  })

  it('offers each language in its own, and remembers the one chosen', () => {
    const asked = run([said])
    expect(prompts(asked)).toEqual(['ar line.language', 'en line.language', 'hi line.language'])
    const chosen = run([said, keys('2')])
    expect(chosen.effects[0]).toEqual({ kind: 'set', language: 'en', remember: true })
    expect(prompts(chosen)).toEqual(['en line.menu'])
  })

  it('tells a returning caller only how to change the language', () => {
    const back = { rememberedLanguage: 'hi' }
    expect(prompts(run([said], back))).toEqual(['hi common.change-language'])
    expect(prompts(run([said, silence], back))).toEqual(['hi line.menu'])
    expect(prompts(run([said, keys('*')], back))).toHaveLength(3)
  })

  it('answers a wrong key and silence, then goes on without', () => {
    const chosen = [said, keys('2')]
    expect(prompts(run([...chosen, keys('7')]))).toEqual(['en common.invalid', 'en line.menu'])
    expect(prompts(run([...chosen, silence]))).toEqual(['en common.no-input', 'en line.menu'])
    expect(prompts(run([...chosen, keys('*'), keys('*')]))).toEqual(['en line.menu'])
    expect(prompts(run([...chosen, silence, keys('7'), silence]))).toEqual(['en common.to-agent'])
  })

  it('speaks the first language to a caller who never chose', () => {
    expect(prompts(run([said, silence, silence, silence]))).toEqual(['ar line.menu'])
  })

  it('ends as abandoned when the caller leaves, out of hours as a callback that is owed', () => {
    expect(run([said, { kind: 'gone' }]).effects).toEqual([{ kind: 'end', outcome: 'abandoned', answered: false }])
    const closed = run([said, { kind: 'gone' }], { isOpen: false })
    expect(kinds(closed)).toEqual(['owe-callback'])
    expect(run([said, { kind: 'gone' }, { kind: 'owed' }], { isOpen: false }).effects).toEqual([
      { kind: 'end', outcome: 'deferred', answered: false },
    ])
    expect(kinds(run([said, { kind: 'gone' }], { isOpen: false, caller: null }))).toEqual(['end'])
  })
})

describe('a flow in the queue', () => {
  it('queues with what was chosen and asks for a report at once', () => {
    const queued = run(inQueue)
    expect(queued.effects).toEqual([
      { kind: 'queue', topicId: TOPIC, queueId: null, whileWaiting: { music: null, reportAfterSeconds: 0 } },
    ])
    expect(queued.state).toMatchObject({ status: 'queued', language: 'en', priority: 5 })
  })

  it('opens a case first where the line does, and goes on where none could be opened', () => {
    expect(kinds(run(inQueue, { opensCase: true }))).toEqual(['open-case'])
    const opened = run([...inQueue, { kind: 'case', number: 'WRK-1' }], { opensCase: true })
    expect(opened.state.caseNumber).toBe('WRK-1')
    expect(kinds(opened)).toEqual(['queue'])
    expect(kinds(run([...inQueue, { kind: 'case', number: null }], { opensCase: true }))).toEqual(['queue'])
  })

  it('tells the place and the time, then company at intervals', () => {
    const told = run([...inQueue, waiting(0)])
    expect(told.effects).toEqual([
      {
        kind: 'say',
        prompts: [
          { promptId: 'common.all-busy', language: 'en' },
          {
            promptId: 'common.position',
            language: 'en',
            values: { n: { kind: 'number', value: 3 }, minutes: { kind: 'minutes', value: 3 } },
          },
        ],
      },
    ])
    expect(run([...inQueue, waiting(0), said]).effects[0]).toMatchObject({ whileWaiting: { reportAfterSeconds: 30 } })
    expect(prompts(run([...inQueue, waiting(0), said, waiting(36)]))).toEqual(['en common.comfort'])
    expect(prompts(run([...inQueue, waiting(0, { estimateSeconds: null })]))).toEqual([
      'en common.all-busy',
      'en common.place',
    ])
  })

  it('offers once to keep the place and call back, on another number too', () => {
    const offered = [...inQueue, waiting(0), said, waiting(61)]
    expect(prompts(run(offered))).toEqual(['en common.callback-offer'])
    expect(prompts(run([...offered, keys('1')]))).toEqual(['en common.callback-number'])
    const owed = run([...offered, keys('1'), keys('2'), keys('0501234567'), keys('1')])
    expect(owed.effects).toEqual([{ kind: 'owe-callback', phone: '0501234567', keepsPlace: true, language: 'en' }])
    const done = [...offered, keys('1'), keys('1'), { kind: 'owed' as const }]
    expect(prompts(run(done))).toEqual(['en common.callback-done'])
    expect(run([...done, said]).effects).toEqual([{ kind: 'end', outcome: 'deferred', answered: false }])
    expect(kinds(run([...offered, keys('2')]))).toEqual(['queue'])
    expect(prompts(run([...offered, keys('2'), waiting(95)]))).not.toContain('en common.callback-offer')
  })

  it('asks what to do when nobody on duty speaks the language', () => {
    const alone = [said, keys('3'), keys('1'), said, waiting(0, { speakersOnDuty: false })]
    expect(prompts(run(alone))).toEqual(['hi common.language-unavailable'])
    expect(run([...alone, keys('2')]).effects).toMatchObject([{ kind: 'set', language: 'ar' }, { kind: 'queue' }])
    const owed = run([...alone, keys('1'), keys('1'), { kind: 'owed' }])
    expect(prompts(owed)).toEqual(['hi common.language-callback-done'])
  })

  it('leaves the queue at the limit', () => {
    const late = run([...inQueue, waiting(600)])
    expect(kinds(late)).toEqual(['leave-queue', 'say'])
    expect(late.state.status).toBe('running')
  })

  it('is handled once an agent answered, and asks how it was when the caller stays on', () => {
    const talking = [...inQueue, waiting(0), { kind: 'answered' as const }]
    expect(run(talking)).toMatchObject({ effects: [], state: { status: 'with-agent' } })
    expect(run([...talking, { kind: 'gone' }]).effects).toEqual([{ kind: 'end', outcome: 'handled', answered: false }])
    const asked = [...talking, { kind: 'agent-left' as const }]
    expect(prompts(run(asked))).toEqual(['en common.survey'])
    expect(run([...asked, keys('1')]).effects[0]).toEqual({ kind: 'rate', answer: 'happy' })
    expect(run([...asked, keys('1'), said]).effects).toEqual([{ kind: 'end', outcome: 'handled', answered: false }])
    expect(run([...asked, { kind: 'gone' }]).effects).toEqual([{ kind: 'end', outcome: 'handled', answered: false }])
  })

  it('says nothing more to a run that is over', () => {
    expect(run([said, { kind: 'gone' }, { kind: 'gone' }, keys('1')]).effects).toEqual([])
  })
})
