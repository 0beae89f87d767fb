import { describe, expect, it } from 'vitest'
import { CALLBACK, choicesAt, FLOW_BEGINS, type FlowFacts, type FlowState, interpret, shownIn } from './interpret.ts'

const facts: FlowFacts = {
  entry: 'conversation',
  isOpen: true,
  opensAt: null,
  language: 'ar',
  topicId: 'residence',
  languages: [
    { value: 'ar', names: ['العربية', 'Arabic', 'ar'], shown: { en: 'العربية' } },
    { value: 'en', names: ['English', 'الإنجليزية', 'en'], shown: { en: 'English' } },
  ],
  topics: [
    { value: 'residence', names: ['الإقامة', 'Residence'], shown: { ar: 'الإقامة', en: 'Residence' } },
    { value: 'fines', names: ['الغرامات وتعديل الوضع', 'Fines'], shown: { ar: 'الغرامات وتعديل الوضع', en: 'Fines' } },
  ],
  opensCase: false,
  hasCase: false,
  isReachable: true,
}
const begin = (more: Partial<FlowFacts>) => interpret({ ...facts, ...more }, FLOW_BEGINS, { kind: 'begin' })
const hear = (more: Partial<FlowFacts>, state: FlowState, text: string) =>
  interpret({ ...facts, ...more }, state, { kind: 'text', text })
const kinds = (step: ReturnType<typeof interpret>) => step.effects.map((effect) => effect.kind)

describe('the thin flow', () => {
  it.each([
    ['everything known', {}, ['queue']],
    ['the line opens a case', { opensCase: true }, ['open-case', 'queue']],
    ['the conversation already has one', { opensCase: true, hasCase: true }, ['queue']],
    ['closed', { isOpen: false, opensAt: '2026-11-24T03:30:00Z' }, ['refuse-closed']],
    ['a form, open or not', { entry: 'form', isOpen: false }, ['owe-callback']],
    ['a form on a line that opens cases', { entry: 'form', opensCase: true }, ['open-case', 'owe-callback']],
    ['no language', { language: null }, ['say']],
    ['a language the line does not speak', { language: 'xx' }, ['say']],
    ['no topic', { topicId: null }, ['say']],
    ['no topics at all', { topicId: null, topics: [] }, ['queue']],
  ] as [string, Partial<FlowFacts>, string[]][])('%s', (_name, more, expected) => {
    expect(kinds(begin(more))).toEqual(expected)
  })

  it('asks for the topic as a numbered list in the customer’s language', () => {
    expect(begin({ topicId: null }).effects[0]).toEqual({
      kind: 'say',
      key: 'flow.ask.topic',
      values: { choices: '1. الإقامة\n2. الغرامات وتعديل الوضع' },
    })
    expect(begin({ topicId: null, language: 'en' }).effects[0]).toMatchObject({
      values: { choices: '1. Residence\n2. Fines' },
    })
  })

  it.each([
    ['2', 'fines'],
    ['٢', 'fines'],
    ['۲', 'fines'],
    [' 1. ', 'residence'],
    ['الاقامه', 'residence'],
    ['RESIDENCE', 'residence'],
  ])('understands %s', (said, topicId) => {
    const step = hear({ topicId: null }, begin({ topicId: null }).state, said)
    expect(step.state).toMatchObject({ at: 'done', topicId })
    expect(kinds(step)).toEqual(['queue'])
  })

  it('asks once more, then goes on without a topic', () => {
    const asked = begin({ topicId: null })
    const again = hear({ topicId: null }, asked.state, 'لا أعرف')
    expect(again.effects[0]).toMatchObject({ kind: 'say', key: 'flow.ask.topic-again' })
    const last = hear({ topicId: null }, again.state, '99')
    expect(last.state).toMatchObject({ at: 'done', topicId: null })
    expect(kinds(last)).toEqual(['queue'])
  })

  it('asks for the language, then for the topic in it', () => {
    const asked = begin({ language: null, topicId: null })
    const next = hear({ language: null, topicId: null }, asked.state, 'english')
    expect(next.state).toMatchObject({ at: 'topic', language: 'en' })
    expect(next.effects[0]).toMatchObject({ key: 'flow.ask.topic', values: { choices: '1. Residence\n2. Fines' } })
  })

  it('does nothing more once done', () => {
    expect(hear({}, begin({}).state, 'hello').effects).toEqual([])
  })
})

describe('a customer whose language nobody on duty speaks', () => {
  const choices = [
    { value: CALLBACK, names: ['واپس کال', 'A callback'], shown: { ur: 'واپس کال' } },
    { value: 'ar', names: ['عربی', 'العربية', 'Arabic', 'ar'], shown: { ur: 'عربی' } },
    { value: 'en', names: ['English', 'الإنجليزية', 'en'], shown: { ur: 'انگریزی' } },
  ]
  const waiting: FlowState = { at: 'done', misses: 0, language: 'ur', topicId: 'residence' }
  const nobody = (state: FlowState, stay = 'first') =>
    interpret(facts, state, { kind: 'nobody-speaks', stay, languageName: 'اردو', choices })
  const asked = nobody(waiting).state

  it('is asked how to go on, with what may be chosen', () => {
    expect(nobody(waiting)).toMatchObject({
      state: { at: 'speaker', askedInStay: 'first', language: 'ur' },
      effects: [
        {
          kind: 'say',
          key: 'flow.ask.speaker',
          values: { language: 'اردو', choices: '1. واپس کال\n2. عربی\n3. انگریزی' },
        },
      ],
    })
    expect(choicesAt(facts, asked).map((choice) => shownIn(choice, 'ur'))).toEqual(['واپس کال', 'عربی', 'انگریزی'])
  })

  it.each([
    ['1', [{ kind: 'call-back', reach: null }], 'ur'],
    ['واپس کال', [{ kind: 'call-back', reach: null }], 'ur'],
    ['۲', [{ kind: 'go-on-in', language: 'ar' }], 'ar'],
    ['english', [{ kind: 'go-on-in', language: 'en' }], 'en'],
  ])('chooses by saying %s', (said, effects, language) => {
    const step = hear({}, asked, said)
    expect(step.effects).toEqual(effects)
    expect(step.state).toMatchObject({ at: 'done', language })
    expect(choicesAt(facts, step.state)).toEqual([])
  })

  it.each(['السلام عليكم', '4', 'مجھے اپنے ویزے کے بارے میں پوچھنا ہے'])(
    'may write on: %s is no wrong answer',
    (said) => {
      expect(hear({}, asked, said)).toEqual({ state: asked, effects: [] })
    },
  )

  it('is asked once a stay in a queue, whatever was answered', () => {
    expect(nobody(asked).effects).toEqual([])
    const chose = hear({}, asked, '3').state
    expect(nobody(chose).effects).toEqual([])
    expect(nobody(chose, 'second').effects).toHaveLength(1)
  })

  it('is no longer asked once an agent has the contact', () => {
    const settled = interpret(facts, asked, { kind: 'settled' })
    expect(settled).toMatchObject({ state: { at: 'done' }, effects: [] })
    expect(hear({}, settled.state, '1').effects).toEqual([])
    expect(nobody(settled.state).effects).toEqual([])
  })

  it.each([
    ['+971 50 123 4567', { phone: '+971501234567' }],
    ['٠٥٠١٢٣٤٥٦٧', { phone: '0501234567' }],
    [' me@example.com ', { email: 'me@example.com' }],
  ])('says where to be called back when that is not known: %s', (said, reach) => {
    const wants = hear({ isReachable: false }, asked, '1')
    expect(wants.effects).toEqual([{ kind: 'say', key: 'flow.ask.reach', values: {} }])
    expect(hear({ isReachable: false }, wants.state, 'ابھی نہیں').effects).toEqual([])
    const told = hear({ isReachable: false }, wants.state, said)
    expect(told).toMatchObject({ state: { at: 'done' }, effects: [{ kind: 'call-back', reach }] })
  })

  it('is left to the question of the flow while that is open', () => {
    const topic = begin({ topicId: null }).state
    expect(nobody(topic)).toEqual({ state: topic, effects: [] })
  })
})
