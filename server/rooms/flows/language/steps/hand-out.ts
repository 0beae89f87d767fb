import type { Happiness } from '../seam.ts'
import { ask, type Move, mayTryAgain, type StepRules, say, spoken, type Turn } from '../turn.ts'

/** Puts the caller through to an outside number. */
export const transferStep: StepRules<'transfer'> = {
  enter: (turn, node) => (node.prompts.length > 0 ? say(turn, 'before', node.prompts) : dial(turn, node.number)),
  hear: (turn, node, heard) => {
    if (turn.state.phase === 'before') return dial(turn, node.number)
    if (heard.kind !== 'transferred') return node.failed
    if (heard.ended === 'talked') turn.state.outcome = 'handled'
    return { talked: node.talked, busy: node.busy, 'no-answer': node.noAnswer, failed: node.failed }[heard.ended]
  },
}

function dial(turn: Turn, number: string): Move {
  turn.state.phase = 'dialling'
  turn.effects.push({ kind: 'transfer', number })
  return null
}

/** Opens a case at once and says its number. */
export const openCaseStep: StepRules<'open-case'> = {
  enter: (turn, { caseType, next }) => {
    if (turn.state.caseNumber) return next
    turn.state.phase = 'opening'
    turn.effects.push({ kind: 'open-case', caseType })
    return null
  },
  hear: (turn, node, heard) => {
    if (turn.state.phase === 'saying' || heard.kind !== 'case' || !heard.number) return node.next
    turn.state.values.caseNumber = turn.state.caseNumber = heard.number
    return node.prompt ? say(turn, 'saying', [node.prompt]) : node.next
  },
}

const FACES: Readonly<Record<string, Happiness>> = { 1: 'happy', 2: 'neutral', 3: 'unhappy' }

/** Three faces, by key. */
export const surveyStep: StepRules<'survey'> = {
  enter: (turn, node) => ask(turn, 'asking', spoken(turn, [node.prompt])),
  hear: (turn, node, heard) => {
    const pressed = heard.kind === 'keys' ? heard.keys : ''
    const answer = FACES[pressed]
    if (answer) turn.effects.push({ kind: 'rate', answer })
    if (answer || pressed === '' || !mayTryAgain(turn, 2)) return node.next
    return ask(turn, 'asking', spoken(turn, [node.invalid, node.prompt]))
  },
}
