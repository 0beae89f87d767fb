import type { StepRules, Turn } from '../turn.ts'
import { setFacts } from '../turn.ts'

/** Open or closed, by the line's hours. */
export const hoursStep: StepRules<'hours'> = {
  enter: ({ state }, node) => (state.facts?.isOpen ? node.open : node.closed),
  hear: ({ state }, node) => (state.facts?.isOpen ? node.open : node.closed),
}

/** Sets what the router and the agent know of the contact. */
export const setStep: StepRules<'set'> = {
  enter: (turn, { topicId, priority, skill, language, next }) => {
    const facts = { topicId, priority, skill, language }
    setFacts(turn, Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)))
    return next
  },
  hear: (_, node) => node.next,
}

/** Goes where the value leads. */
export const branchStep: StepRules<'branch'> = {
  enter: (turn, node) => node.cases.find(({ is }) => is === valueNamed(turn, node.on))?.to ?? node.otherwise,
  hear: (_, node) => node.otherwise,
}

function valueNamed({ state }: Turn, on: string): string {
  switch (on) {
    case 'language':
      return state.language ?? ''
    case 'called':
      return state.facts?.called ?? ''
    case 'customer':
      return state.facts?.customerKnown ? 'known' : 'unknown'
    case 'verification':
      return state.verification ?? ''
    default:
      return String(state.values[on] ?? '')
  }
}
