import type { NodeOf, PromptUse } from '../graph.ts'
import { ask, excuse, mayTryAgain, ONE_KEY, type StepRules, spoken, type Turn } from '../turn.ts'

/** Asks for a number and keeps it by name, read back and confirmed where the node says so. */
export const askDigitsStep: StepRules<'ask-digits'> = {
  enter: (turn, node) => wantDigits(turn, node),
  hear: (turn, node, heard) => {
    const { state } = turn
    const pressed = heard.kind === 'keys' ? heard.keys : ''
    if (state.phase === 'confirming') {
      if (pressed === '1') return node.next
      if (pressed === '2') return wantDigits(turn, node)
      if (!mayTryAgain(turn, node.tries + 1)) return node.otherwise
      return confirm(turn, node, excuse(heard, node))
    }
    const fits = /^\d+$/.test(pressed) && pressed.length >= node.least && pressed.length <= node.most
    if (!fits) return mayTryAgain(turn, node.tries) ? wantDigits(turn, node, excuse(heard, node)) : node.otherwise
    state.values[node.name] = pressed
    return node.confirm ? confirm(turn, node) : node.next
  },
}

function wantDigits(turn: Turn, node: NodeOf<'ask-digits'>, first?: PromptUse): null {
  const { most: max, endKey, firstSeconds, nextSeconds } = node
  const prompts = spoken(turn, first ? [first, ...node.prompts] : node.prompts)
  return ask(turn, 'asking', prompts, { max, endKey, firstSeconds, nextSeconds })
}

function confirm(turn: Turn, node: NodeOf<'ask-digits'>, first?: PromptUse): null {
  const uses = [...(first ? [first] : []), ...(node.confirm ? [node.confirm] : [])]
  return ask(turn, 'confirming', spoken(turn, uses), ONE_KEY)
}
