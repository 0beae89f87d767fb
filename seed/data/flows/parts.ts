import type { FlowNode } from '#rooms/flows'
import { topicId } from '../../seed-id.ts'

/** Pieces that the flows of all lines are put together from. */
export const use = (prompt: string, values?: Record<string, { from: string; as: SpokenAs }>) => ({
  prompt,
  ...(values ? { values } : {}),
})
type SpokenAs = 'number' | 'digits' | 'phone' | 'date' | 'minutes'

export const patience = {
  invalid: use('common.invalid'),
  silence: use('common.no-input'),
  tries: 3,
  firstSeconds: 6,
}

/** Notes a topic and goes to the queue. */
export const aboutTopic = (entity: string, id: string, topic: string, next = 'queue'): FlowNode => ({
  id,
  step: 'set',
  topicId: topicId(entity, topic),
  next,
})

/** From the welcome to the hours: language, the emergency message where it is switched on, the recording notice. */
export function opening(wanted: {
  welcome: string
  languages: readonly { key: Key; language: Language }[]
  languagePrompt: string
  open: string
  closed: string
}): FlowNode[] {
  const { welcome, languages, languagePrompt, open, closed } = wanted
  return [
    { id: 'welcome', step: 'say', prompts: [use(welcome)], languages: ['ar', 'en'], next: 'language' },
    {
      id: 'language',
      step: 'language',
      choices: languages.map((choice) => ({ ...choice, prompt: languagePrompt })),
      remembered: { prompt: 'common.change-language', key: '*' },
      ...patience,
      next: 'emergency',
    },
    { id: 'emergency', step: 'emergency', prompts: [use('common.emergency')], on: 'recording', off: 'recording' },
    { id: 'recording', step: 'say', prompts: [use('common.recording')], next: 'hours' },
    { id: 'hours', step: 'hours', open, closed },
  ]
}
type Key = '1' | '2' | '3' | '4' | '5' | '6' | '7'
type Language = 'ar' | 'en' | 'hi' | 'ur' | 'fa' | 'fil' | 'fr'

const phone = { phone: { from: 'phone', as: 'phone' } } as const

/** Queue with company while waiting, a message at the limit, three faces after the conversation, goodbye. */
export const closing = (): FlowNode[] => [
  {
    id: 'queue',
    step: 'queue',
    prompts: [use('common.to-agent')],
    waiting: {
      music: null,
      allBusy: use('common.all-busy'),
      position: use('common.position', {
        n: { from: 'position', as: 'number' },
        minutes: { from: 'minutes', as: 'minutes' },
      }),
      place: use('common.place', { n: { from: 'position', as: 'number' } }),
      comfort: use('common.comfort'),
      everySeconds: 40,
      limitSeconds: 1200,
      limit: 'message',
    },
    callback: {
      afterSeconds: 60,
      offer: use('common.callback-offer'),
      number: use('common.callback-number', phone),
      enterNumber: use('common.callback-enter'),
      confirmNumber: use('common.callback-confirm', phone),
      done: use('common.callback-done'),
      nobodySpeaks: { prompt: use('common.language-unavailable'), done: use('common.language-callback-done') },
    },
    invalid: use('common.invalid'),
    after: 'faces',
  },
  { id: 'faces', step: 'survey', prompt: use('common.survey'), invalid: use('common.invalid'), next: 'talked' },
  { id: 'talked', step: 'end', prompts: [use('common.goodbye')], outcome: 'handled' },
  message(),
  { id: 'left', step: 'end', prompts: [use('common.goodbye')], outcome: 'deferred' },
]

const message = (): FlowNode => ({
  id: 'message',
  step: 'take-message',
  prompts: [use('voicemail.leave')],
  maxSeconds: 180,
  silenceSeconds: 5,
  endKey: '#',
  review: use('voicemail.review'),
  invalid: use('common.invalid'),
  done: use('voicemail.done'),
  tries: 2,
  next: 'left',
  nothing: 'left',
})

/** Out of hours: what is said, and 1 for a message; whoever leaves none is called back. */
export const outOfHours = (...prompts: readonly string[]): FlowNode => ({
  id: 'closed',
  step: 'menu',
  prompts: prompts.map((prompt) => use(prompt)),
  keys: [{ key: '1', to: 'message' }],
  repeatKey: '*',
  ...patience,
  tries: 2,
  otherwise: 'left',
})

/** Status enquiry: number, confirmation, year of birth, answer, and whether that was the answer. Three misses lead to an agent. */
export function statusEnquiry(topic: FlowNode): FlowNode[] {
  const date = (from: string) => ({ date: { from, as: 'date' } }) as const
  const says = (id: string, values?: Parameters<typeof use>[1]): FlowNode => ({
    id: `status-${id}`,
    step: 'say',
    prompts: [use(`status.${id}`, values)],
    answers: true,
    next: 'status-confirmed',
  })
  return [
    {
      id: 'status',
      step: 'ask-digits',
      prompts: [use('status.ask-number')],
      name: 'application',
      least: 4,
      most: 15,
      endKey: '#',
      confirm: use('status.confirm', { digits: { from: 'application', as: 'digits' } }),
      nextSeconds: 4,
      ...patience,
      next: 'status-check',
      otherwise: topic.id,
    },
    {
      id: 'status-check',
      step: 'ask-digits',
      prompts: [use('status.ask-check')],
      name: 'birthYear',
      least: 4,
      most: 4,
      endKey: null,
      confirm: null,
      nextSeconds: 4,
      ...patience,
      next: 'status-look-up',
      otherwise: topic.id,
    },
    {
      id: 'status-look-up',
      step: 'look-up-status',
      number: 'application',
      check: 'birthYear',
      found: ['received', 'under-review', 'documents', 'approved', 'rejected'].map((is) => ({
        is,
        to: `status-${is}`,
      })),
      otherwise: 'status-unavailable',
      notFound: 'status-not-found',
      failed: 'status-unavailable',
      tries: 3,
    },
    says('received', date('receivedOn')),
    says('under-review', date('updatedOn')),
    says('documents'),
    says('approved', date('decidedOn')),
    {
      id: 'status-rejected',
      step: 'menu',
      prompts: [use('status.rejected')],
      keys: [{ key: '0', to: topic.id }],
      repeatKey: '*',
      ...patience,
      tries: 1,
      otherwise: 'status-confirmed',
    },
    confirmation('status-confirmed', 'status-look-up', topic.id),
    {
      id: 'status-not-found',
      step: 'menu',
      prompts: [use('status.not-found')],
      keys: [
        { key: '1', to: 'status' },
        { key: '0', to: topic.id },
      ],
      repeatKey: '*',
      ...patience,
      tries: 2,
      otherwise: topic.id,
    },
    { id: 'status-unavailable', step: 'say', prompts: [use('status.unavailable')], next: topic.id },
    topic,
    { id: 'served', step: 'end', prompts: [use('common.goodbye')], outcome: 'self-served' },
  ]
}

/** Was that the answer? Only a yes counts as self-served. */
export const confirmation = (id: string, again: string, agent: string): FlowNode => ({
  id,
  step: 'menu',
  prompts: [use('answers.confirm')],
  keys: [
    { key: '1', to: 'served', confirms: true },
    { key: '2', to: again },
    { key: '0', to: agent },
  ],
  repeatKey: '*',
  ...patience,
  tries: 2,
  otherwise: agent,
})
