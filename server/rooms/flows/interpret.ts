/** What a run knows before it asks anything. */
export interface FlowFacts {
  entry: 'conversation' | 'form'
  isOpen: boolean
  opensAt: string | null
  language: string | null
  topicId: string | null
  /** Languages the line speaks, each by its own name. */
  languages: readonly Choice[]
  topics: readonly Choice[]
  opensCase: boolean
  hasCase: boolean
  /** Whether a number or an address to call back is known. */
  isReachable: boolean
}

/** One answer a customer may give: by its number, or by one of its names. */
export interface Choice {
  value: string
  names: readonly string[]
  /** As it is offered, by language. */
  shown: Readonly<Record<string, string>>
}

/** Where a run stands; it is stored between what the customer says. */
export interface FlowState {
  at: 'start' | 'language' | 'topic' | 'speaker' | 'reach' | 'done'
  misses: number
  language: string | null
  topicId: string | null
  /** The stay in a queue in which the customer was asked how to go on without a speaker: nobody is asked twice in one. */
  askedInStay?: string
  /** What was offered then. */
  offered?: readonly Choice[]
}

export type Heard =
  | { kind: 'begin' }
  | { kind: 'text'; text: string }
  /** The contact waits in a queue where nobody on duty speaks its language. */
  | { kind: 'nobody-speaks'; stay: string; languageName: string; choices: readonly Choice[] }
  /** An agent has the contact, or it has ended: whatever was asked needs no answer any more. */
  | { kind: 'settled' }

/** The value of the choice to be called back; the others are languages to go on in. */
export const CALLBACK = 'callback'

/** What the run wants done, in this order; the shell does it and nothing else. */
export type FlowEffect =
  | { kind: 'say'; key: string; values: Record<string, string | number> }
  | { kind: 'refuse-closed'; opensAt: string | null }
  | { kind: 'open-case' }
  | { kind: 'queue' }
  | { kind: 'owe-callback' }
  /** The customer goes on in this language, in their place in line. */
  | { kind: 'go-on-in'; language: string }
  /** The customer leaves the line and is called back, at the number or address just given or the one known. */
  | { kind: 'call-back'; reach: Reach | null }

/** Where somebody can be called back. */
export type Reach = { phone: string } | { email: string }

export const FLOW_BEGINS: FlowState = { at: 'start', misses: 0, language: null, topicId: null }

/** After so many answers that fit no choice the run goes on without one: an agent asks better than a menu. */
const MISSES_ALLOWED = 1
const FIRST_LANGUAGE = 'ar'

interface Step {
  state: FlowState
  effects: FlowEffect[]
}

/** One step of the thin flow: hours, language, topic, case, queue. Pure: the same facts and words give the same step. */
export function interpret(facts: FlowFacts, state: FlowState, heard: Heard): Step {
  if (heard.kind === 'nobody-speaks') return offerToGoOn(state, heard)
  if (heard.kind === 'settled') return isWaiting(state) ? done(state) : { state, effects: [] }
  switch (heard.kind === 'begin' ? 'start' : state.at) {
    case 'start':
      return begin(facts, state)
    case 'language':
      return hearLanguage(facts, state, textOf(heard))
    case 'topic':
      return hearTopic(facts, state, textOf(heard))
    case 'speaker':
      return hearHowToGoOn(facts, state, textOf(heard))
    case 'reach':
      return hearReach(state, textOf(heard))
    case 'done':
      return { state, effects: [] }
  }
}

/** What may be chosen where the run stands; none where nothing or something else is asked. */
export function choicesAt(facts: FlowFacts, state: FlowState): readonly Choice[] {
  if (state.at === 'language') return facts.languages
  if (state.at === 'topic') return facts.topics
  return state.at === 'speaker' ? (state.offered ?? []) : []
}

/** A choice as it is offered in a language. */
export function shownIn(choice: Choice, language: string): string {
  return choice.shown[language] ?? choice.shown.en ?? choice.value
}

function begin(facts: FlowFacts, state: FlowState) {
  // A language the line does not speak is asked for like none at all: nobody would ever answer in it.
  const language = facts.languages.some(({ value }) => value === facts.language) ? facts.language : null
  const known = { ...state, language, topicId: facts.topicId }
  if (facts.entry === 'form') {
    return finish(facts, { ...known, language: known.language ?? FIRST_LANGUAGE }, { kind: 'owe-callback' })
  }
  if (!facts.isOpen) {
    return {
      state: { ...known, at: 'done' as const },
      effects: [{ kind: 'refuse-closed' as const, opensAt: facts.opensAt }],
    }
  }
  return askNext(facts, known)
}

function askNext(facts: FlowFacts, state: FlowState): Step {
  if (!state.language) {
    return {
      state: { ...state, at: 'language', misses: 0 },
      effects: [ask('flow.ask.language', facts.languages, FIRST_LANGUAGE)],
    }
  }
  if (!state.topicId && facts.topics.length > 1) {
    return {
      state: { ...state, at: 'topic', misses: 0 },
      effects: [ask('flow.ask.topic', facts.topics, state.language)],
    }
  }
  const only = facts.topics.length === 1 ? (facts.topics[0]?.value ?? null) : null
  return finish(facts, { ...state, topicId: state.topicId ?? only }, { kind: 'queue' })
}

function hearLanguage(facts: FlowFacts, state: FlowState, text: string) {
  const language = chosen(facts.languages, text)
  if (language) return askNext(facts, { ...state, language })
  if (state.misses >= MISSES_ALLOWED) return askNext(facts, { ...state, language: FIRST_LANGUAGE })
  return askAgain(state, ask('flow.ask.language-again', facts.languages, FIRST_LANGUAGE))
}

function hearTopic(facts: FlowFacts, state: FlowState, text: string) {
  const topicId = chosen(facts.topics, text)
  if (topicId || state.misses >= MISSES_ALLOWED) return finish(facts, { ...state, topicId }, { kind: 'queue' })
  return askAgain(state, ask('flow.ask.topic-again', facts.topics, state.language ?? FIRST_LANGUAGE))
}

function offerToGoOn(state: FlowState, heard: Extract<Heard, { kind: 'nobody-speaks' }>): Step {
  if (state.at !== 'done' || state.askedInStay === heard.stay) return { state, effects: [] }
  const { choices, languageName, stay } = heard
  return {
    state: { ...state, at: 'speaker', askedInStay: stay, offered: choices },
    effects: [ask('flow.ask.speaker', choices, state.language ?? FIRST_LANGUAGE, { language: languageName })],
  }
}

// Whoever waits may also just write on: what fits no choice is a message for the agent to come, not a wrong answer.
function hearHowToGoOn(facts: FlowFacts, state: FlowState, text: string): Step {
  const choice = chosen(state.offered ?? [], text)
  if (!choice) return { state, effects: [] }
  if (choice !== CALLBACK) {
    return { state: { ...done(state).state, language: choice }, effects: [{ kind: 'go-on-in', language: choice }] }
  }
  if (facts.isReachable) return { ...done(state), effects: [{ kind: 'call-back', reach: null }] }
  return { state: { ...state, at: 'reach' }, effects: [{ kind: 'say', key: 'flow.ask.reach', values: {} }] }
}

function hearReach(state: FlowState, text: string): Step {
  const reach = reachIn(text)
  return reach ? { ...done(state), effects: [{ kind: 'call-back', reach }] } : { state, effects: [] }
}

/** The phone number or mail address that a text is, however its digits are written; null when it is something else. */
function reachIn(text: string): Reach | null {
  const said = withWesternDigits(text).trim()
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(said) && said.length <= 200) return { email: said }
  const digits = said.replace(/[\s().-]/g, '')
  return /^\+?\d{7,15}$/.test(digits) ? { phone: digits } : null
}

function isWaiting(state: FlowState): boolean {
  return state.at === 'speaker' || state.at === 'reach'
}

function done(state: FlowState): Step {
  const { offered: _, ...rest } = state
  return { state: { ...rest, at: 'done' }, effects: [] }
}

function textOf(heard: Heard): string {
  return heard.kind === 'text' ? heard.text : ''
}

function askAgain(state: FlowState, effect: FlowEffect): Step {
  return { state: { ...state, misses: state.misses + 1 }, effects: [effect] }
}

function finish(facts: FlowFacts, state: FlowState, last: FlowEffect): Step {
  const effects: FlowEffect[] = facts.opensCase && !facts.hasCase ? [{ kind: 'open-case' }, last] : [last]
  return { state: { ...state, at: 'done' }, effects }
}

function ask(key: string, choices: readonly Choice[], language: string, values = {}): FlowEffect {
  const lines = choices.map((choice, index) => `${index + 1}. ${shownIn(choice, language)}`)
  return { kind: 'say', key, values: { ...values, choices: lines.join('\n') } }
}

function chosen(choices: readonly Choice[], text: string): string | null {
  const said = plain(text)
  const number = /^\d{1,3}$/.test(said) ? Number(said) : null
  if (number !== null) return choices[number - 1]?.value ?? null
  return choices.find((choice) => choice.names.some((name) => plain(name) === said))?.value ?? null
}

/** One form for comparing: digits 0–9, no vowel signs, one alef, ya and ta marbuta, small letters. */
function plain(text: string): string {
  return withWesternDigits(text.normalize('NFKC'))
    .replace(/[\u064b-\u065f\u0670\u0640]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[.)\-،,\s]+/g, ' ')
    .trim()
    .toLowerCase()
}

function withWesternDigits(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
}
