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
  at: 'start' | 'language' | 'topic' | 'done'
  misses: number
  language: string | null
  topicId: string | null
}

export type Heard = { kind: 'begin' } | { kind: 'text'; text: string }

/** What the run wants done, in this order; the shell does it and nothing else. */
export type FlowEffect =
  | { kind: 'say'; key: string; values: Record<string, string | number> }
  | { kind: 'refuse-closed'; opensAt: string | null }
  | { kind: 'open-case' }
  | { kind: 'queue' }
  | { kind: 'owe-callback' }

export const FLOW_BEGINS: FlowState = { at: 'start', misses: 0, language: null, topicId: null }

/** After so many answers that fit no choice the run goes on without one: an agent asks better than a menu. */
const MISSES_ALLOWED = 1
const FIRST_LANGUAGE = 'ar'

/** One step of the thin flow: hours, language, topic, case, queue. Pure: the same facts and words give the same step. */
export function interpret(
  facts: FlowFacts,
  state: FlowState,
  heard: Heard,
): { state: FlowState; effects: FlowEffect[] } {
  if (state.at === 'done') return { state, effects: [] }
  if (heard.kind === 'begin') return begin(facts, state)
  if (state.at === 'language') return hearLanguage(facts, state, heard.text)
  return hearTopic(facts, state, heard.text)
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

function askNext(facts: FlowFacts, state: FlowState): { state: FlowState; effects: FlowEffect[] } {
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

function askAgain(state: FlowState, effect: FlowEffect): { state: FlowState; effects: FlowEffect[] } {
  return { state: { ...state, misses: state.misses + 1 }, effects: [effect] }
}

function finish(facts: FlowFacts, state: FlowState, last: FlowEffect): { state: FlowState; effects: FlowEffect[] } {
  const effects: FlowEffect[] = facts.opensCase && !facts.hasCase ? [{ kind: 'open-case' }, last] : [last]
  return { state: { ...state, at: 'done' }, effects }
}

function ask(key: string, choices: readonly Choice[], language: string): FlowEffect {
  const lines = choices.map(
    (choice, index) => `${index + 1}. ${choice.shown[language] ?? choice.shown.en ?? choice.value}`,
  )
  return { kind: 'say', key, values: { choices: lines.join('\n') } }
}

function chosen(choices: readonly Choice[], text: string): string | null {
  const said = plain(text)
  const number = /^\d{1,3}$/.test(said) ? Number(said) : null
  if (number !== null) return choices[number - 1]?.value ?? null
  return choices.find((choice) => choice.names.some((name) => plain(name) === said))?.value ?? null
}

/** One form for comparing: digits 0–9, no vowel signs, one alef, ya and ta marbuta, small letters. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[\u064b-\u065f\u0670\u0640]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/[.)\-،,\s]+/g, ' ')
    .trim()
    .toLowerCase()
}
