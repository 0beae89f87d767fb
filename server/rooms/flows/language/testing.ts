import { type CallFacts, type FlowGraph, flowGraph } from './index.ts'

export const A_TOPIC = '3f8a6f0e-1111-4111-8111-111111111111'
const use = (prompt: string) => ({ prompt })
const patience = { invalid: use('common.invalid'), silence: use('common.no-input'), tries: 3, firstSeconds: 6 }

/** Welcome, language, menu, queue: the shortest flow that is one. */
export const aShortFlow: FlowGraph = flowGraph.parse({
  format: 1,
  languages: ['ar', 'en', 'hi'],
  start: 'welcome',
  nodes: [
    { id: 'welcome', step: 'say', prompts: [use('line.welcome')], languages: ['ar', 'en'], next: 'language' },
    {
      id: 'language',
      step: 'language',
      choices: [
        { key: '1', language: 'ar', prompt: 'line.language' },
        { key: '2', language: 'en', prompt: 'line.language' },
        { key: '3', language: 'hi', prompt: 'line.language' },
      ],
      remembered: { prompt: 'common.change-language', key: '*' },
      ...patience,
      next: 'menu',
    },
    {
      id: 'menu',
      step: 'menu',
      prompts: [use('line.menu')],
      keys: [
        { key: '1', to: 'roads' },
        { key: '9', to: 'bye' },
      ],
      repeatKey: '*',
      ...patience,
      otherwise: 'queue',
    },
    { id: 'roads', step: 'set', topicId: A_TOPIC, priority: 5, next: 'queue' },
    {
      id: 'queue',
      step: 'queue',
      prompts: [use('common.to-agent')],
      waiting: {
        music: null,
        allBusy: use('common.all-busy'),
        position: {
          prompt: 'common.position',
          values: { n: { from: 'position', as: 'number' }, minutes: { from: 'minutes', as: 'minutes' } },
        },
        place: { prompt: 'common.place', values: { n: { from: 'position', as: 'number' } } },
        comfort: use('common.comfort'),
        everySeconds: 30,
        limitSeconds: 600,
        limit: 'bye',
      },
      callback: {
        afterSeconds: 60,
        offer: use('common.callback-offer'),
        number: { prompt: 'common.callback-number', values: { phone: { from: 'phone', as: 'phone' } } },
        enterNumber: use('common.callback-enter'),
        confirmNumber: { prompt: 'common.callback-confirm', values: { phone: { from: 'phone', as: 'phone' } } },
        done: use('common.callback-done'),
        nobodySpeaks: { prompt: use('common.language-unavailable'), done: use('common.language-callback-done') },
      },
      invalid: use('common.invalid'),
      after: 'faces',
    },
    { id: 'faces', step: 'survey', prompt: use('common.survey'), invalid: use('common.invalid'), next: 'bye' },
    { id: 'bye', step: 'end', prompts: [use('common.goodbye')], outcome: 'deferred' },
  ],
})

const facts: CallFacts = {
  called: '600500500',
  caller: '+971500000011',
  rememberedLanguage: null,
  isOpen: true,
  opensAt: null,
  emergency: false,
  customerKnown: false,
  opensCase: false,
}

/** A call to an open line from a caller nobody knows, unless told otherwise. */
export const someFacts = (some: Partial<CallFacts> = {}): CallFacts => ({ ...facts, ...some })
