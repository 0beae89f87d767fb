import { z } from 'zod'

export const FLOW_LANGUAGES = ['ar', 'en', 'hi', 'ur', 'fa', 'fil', 'fr'] as const
export type FlowLanguage = (typeof FLOW_LANGUAGES)[number]

const language = z.enum(FLOW_LANGUAGES)
const nodeId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
const key = z.enum(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#'])
const name = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/)
const promptId = z.string().regex(/^[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*){0,3}$/)
const spokenKind = z.enum(['number', 'digits', 'phone', 'date', 'time', 'minutes', 'money', 'text'])
const seconds = (least: number, most: number) => z.number().int().min(least).max(most)

/** A prompt with the values its text names: slot → the name of a value of the run and how it is spoken. */
const promptUse = z.object({
  prompt: promptId,
  values: z.record(z.string().max(40), z.object({ from: name, as: spokenKind })).optional(),
})
const prompts = z.array(promptUse).max(8)

const place = z.object({ x: z.number(), y: z.number() })
const common = { id: nodeId, place: place.optional(), note: z.string().max(400).optional() }

/** What a node that takes one key says to a wrong key and to none, and how often it is patient. */
const patience = {
  invalid: promptUse,
  silence: promptUse,
  tries: z.number().int().min(1).max(5),
  firstSeconds: seconds(1, 30),
}

const say = z.object({
  ...common,
  step: z.literal('say'),
  prompts: prompts.min(1),
  /** Before a language is chosen: said in each of these. */
  languages: z.array(language).max(7).optional(),
  /** What it says is the answer the caller came for. */
  answers: z.boolean().optional(),
  next: nodeId,
})

const menu = z.object({
  ...common,
  step: z.literal('menu'),
  prompts: prompts.min(1),
  keys: z
    .array(z.object({ key, to: nodeId, label: z.string().max(80).optional(), confirms: z.boolean().optional() }))
    .min(1)
    .max(12),
  repeatKey: key.nullable(),
  ...patience,
  /** After the last try. */
  otherwise: nodeId,
})

const askDigits = z.object({
  ...common,
  step: z.literal('ask-digits'),
  prompts: prompts.min(1),
  /** The name under which the run keeps them. */
  name,
  least: z.number().int().min(1).max(20),
  most: z.number().int().min(1).max(20),
  endKey: key.nullable(),
  /** Read back; 1 confirms, 2 changes. */
  confirm: promptUse.nullable(),
  nextSeconds: seconds(1, 15),
  ...patience,
  next: nodeId,
  otherwise: nodeId,
})

const languageChoice = z.object({
  ...common,
  step: z.literal('language'),
  /** Each spoken in its own language. */
  choices: z
    .array(z.object({ key, language, prompt: promptId }))
    .min(1)
    .max(8),
  /** A caller whose language is remembered hears only how to change it. */
  remembered: z.object({ prompt: promptId, key }).nullable(),
  ...patience,
  next: nodeId,
})

const hours = z.object({ ...common, step: z.literal('hours'), open: nodeId, closed: nodeId })

const emergency = z.object({
  ...common,
  step: z.literal('emergency'),
  prompts: prompts.min(1),
  languages: z.array(language).max(7).optional(),
  /** After the message, while it is switched on. */
  on: nodeId,
  off: nodeId,
})

const set = z.object({
  ...common,
  step: z.literal('set'),
  topicId: z.uuid().optional(),
  priority: z.number().int().min(0).max(100).optional(),
  skill: z.string().max(60).optional(),
  language: language.optional(),
  next: nodeId,
})

const branch = z.object({
  ...common,
  step: z.literal('branch'),
  /** `language`, `called`, `customer` (known | unknown), `verification`, or a value of the run by name. */
  on: name,
  cases: z
    .array(z.object({ is: z.string().max(80), to: nodeId }))
    .min(1)
    .max(20),
  otherwise: nodeId,
})

const lookUpStatus = z.object({
  ...common,
  step: z.literal('look-up-status'),
  number: name,
  check: name,
  /** Branch by the status found. */
  found: z
    .array(z.object({ is: z.string().max(40), to: nodeId }))
    .min(1)
    .max(20),
  /** A status nobody foresaw. */
  otherwise: nodeId,
  notFound: nodeId,
  failed: nodeId,
  /** Misses before the caller is brought to `failed`. */
  tries: z.number().int().min(1).max(5),
})

const lookUpHttp = z.object({
  ...common,
  step: z.literal('look-up-http'),
  method: z.enum(['GET', 'POST']),
  url: z.url({ protocol: /^https?$/ }).max(500),
  send: z.record(name, name),
  keep: z.record(name, z.string().max(120)),
  timeoutSeconds: seconds(1, 10),
  found: nodeId,
  notFound: nodeId,
  failed: nodeId,
})

const card = z.object({
  ...common,
  step: z.literal('card'),
  cardId: z.uuid(),
  /** Its text speaks {text}, the card's words for sending. */
  prompt: promptId,
  next: nodeId,
  failed: nodeId,
})

const verify = z.object({
  ...common,
  step: z.literal('verify'),
  /** Names of values asked for before. */
  given: z.array(name).min(1).max(6),
  /** Tries in the whole call. */
  tries: z.number().int().min(1).max(5),
  verified: nodeId,
  again: nodeId,
  failed: nodeId,
})

const callbackPrompts = {
  number: promptUse,
  enterNumber: promptUse,
  confirmNumber: promptUse,
  done: promptUse,
}

const queue = z.object({
  ...common,
  step: z.literal('queue'),
  /** Said once before queueing. */
  prompts,
  topicId: z.uuid().optional(),
  queueId: z.uuid().optional(),
  waiting: z.object({
    music: z.string().max(40).nullable(),
    allBusy: promptUse,
    /** {n} and {minutes}; without an estimate `place` alone. */
    position: promptUse,
    place: promptUse,
    comfort: promptUse,
    everySeconds: seconds(10, 300),
    limitSeconds: seconds(30, 3600),
    limit: nodeId,
  }),
  callback: z
    .object({
      afterSeconds: seconds(0, 1800),
      offer: promptUse,
      ...callbackPrompts,
      /** Nobody on duty speaks the language: 1 callback by a speaker, 2 Arabic, 3 English. */
      nobodySpeaks: z.object({ prompt: promptUse, done: promptUse }).nullable(),
    })
    .nullable(),
  invalid: promptUse,
  /** After the conversation, while the caller is still there. */
  after: nodeId.nullable(),
})

const offerCallback = z.object({
  ...common,
  step: z.literal('offer-callback'),
  offer: promptUse.nullable(),
  ...callbackPrompts,
  invalid: promptUse,
  keepsPlace: z.boolean(),
  refused: nodeId,
})

const takeMessage = z.object({
  ...common,
  step: z.literal('take-message'),
  prompts: prompts.min(1),
  maxSeconds: seconds(10, 600),
  silenceSeconds: seconds(2, 30),
  endKey: key,
  /** 1 hears it, 2 records again, 3 sends it. */
  review: promptUse,
  invalid: promptUse,
  done: promptUse,
  tries: z.number().int().min(1).max(5),
  next: nodeId,
  /** Nothing was said. */
  nothing: nodeId,
})

const transfer = z.object({
  ...common,
  step: z.literal('transfer'),
  prompts,
  number: z.string().regex(/^\+?[0-9]{2,15}$/),
  talked: nodeId,
  busy: nodeId,
  noAnswer: nodeId,
  failed: nodeId,
})

const openCase = z.object({
  ...common,
  step: z.literal('open-case'),
  caseType: z.string().max(40).nullable(),
  /** Says the number, {number} as digits. */
  prompt: promptUse.nullable(),
  next: nodeId,
})

const survey = z.object({
  ...common,
  step: z.literal('survey'),
  /** 1 happy, 2 neutral, 3 unhappy. */
  prompt: promptUse,
  invalid: promptUse,
  next: nodeId,
})

const end = z.object({
  ...common,
  step: z.literal('end'),
  prompts,
  outcome: z.enum(['self-served', 'deferred', 'handled', 'rejected', 'failed', 'abandoned']),
})

/** One node: a step with what it says and where it leads. */
export const flowNode = z.discriminatedUnion('step', [
  say,
  menu,
  askDigits,
  languageChoice,
  hours,
  emergency,
  set,
  branch,
  lookUpStatus,
  lookUpHttp,
  card,
  verify,
  queue,
  offerCallback,
  takeMessage,
  transfer,
  openCase,
  survey,
  end,
])

/** A flow as it is stored: a graph of typed steps, begun at `start`. The first language is spoken until one is chosen. */
export const flowGraph = z.object({
  format: z.literal(1),
  languages: z.array(language).min(1).max(7),
  start: nodeId,
  nodes: z.array(flowNode).min(1).max(300),
})

export type FlowNode = z.infer<typeof flowNode>
export type FlowStep = FlowNode['step']
export type NodeOf<S extends FlowStep> = Extract<FlowNode, { step: S }>
export type FlowGraph = z.infer<typeof flowGraph>
export type PromptUse = z.infer<typeof promptUse>
