import { describe, expect, it } from 'vitest'
import { FLOW_BEGINS, type FlowFacts, type FlowState, interpret } from './interpret.ts'

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
