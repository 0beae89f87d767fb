import { useSession } from '../../app/session.tsx'
import { useWords, type WordKey } from '../../app/words.tsx'
import type { TraceNames } from './trace-words.ts'
import type { AgentState, Board, BreakReason } from './types.ts'

const languageKeys: Record<string, WordKey> = {
  ar: 'board.language.ar',
  en: 'board.language.en',
  hi: 'board.language.hi',
  ur: 'board.language.ur',
  fa: 'board.language.fa',
  fil: 'board.language.fil',
  fr: 'board.language.fr',
}

export const stateKeys: Record<AgentState, WordKey> = {
  'off-duty': 'board.state.off-duty',
  available: 'board.state.available',
  break: 'board.state.break',
  reserved: 'board.state.reserved',
  busy: 'board.state.busy',
  'wrap-up': 'board.state.wrap-up',
}

export const reasonKeys: Record<BreakReason, WordKey> = {
  prayer: 'board.reason.prayer',
  rest: 'board.reason.rest',
  meal: 'board.reason.meal',
  training: 'board.reason.training',
  meeting: 'board.reason.meeting',
  coaching: 'board.reason.coaching',
  'back-office': 'board.reason.back-office',
  technical: 'board.reason.technical',
  'no-answer': 'board.reason.no-answer',
}

const kindKeys: Record<string, WordKey> = {
  contact: 'board.kind.contact',
  callback: 'board.kind.callback',
  answer: 'board.kind.answer',
  leg: 'board.kind.leg',
  visit: 'board.kind.visit',
}

/** How a piece of work is called; a contact by its channel where that is known. */
export function useKindName(): (work: { kind: string; channel?: string }) => string {
  const { t, known } = useWords()
  return ({ kind, channel }) =>
    (kind === 'contact' && channel && known(`channel.${channel}`)) || t(kindKeys[kind] ?? 'board.kind.contact')
}

/** How a language is called; a code without a name stays a code. */
export function useLanguageName(): (code: unknown) => string {
  const { t } = useWords()
  return (code) => {
    const key = languageKeys[String(code)]
    return key ? t(key) : String(code ?? '')
  }
}

/** Names for the ids in a trace, from the floor as it is on the screen. */
export function useTraceNames(board: Board): TraceNames {
  const { t, named } = useWords()
  const { me } = useSession()
  const language = useLanguageName()
  return {
    agent: (id) => {
      if (id === me.staff.id) return named(me.staff.name)
      const agent = board.agents.find((one) => one.id === id)
      return agent ? named(agent.name) : t('board.somebody')
    },
    queue: (id) => named(board.queues.find((one) => one.id === id)?.name) || t('board.another-queue'),
    language,
  }
}
