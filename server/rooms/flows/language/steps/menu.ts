import type { NodeOf, PromptUse } from '../graph.ts'
import { ask, excuse, mayTryAgain, ONE_KEY, type StepRules, spoken, type Turn } from '../turn.ts'

/** Offers choices by key; a wrong key and none are answered, and after the last try it goes on without. */
export const menuStep: StepRules<'menu'> = {
  enter: (turn, node) => offer(turn, node),
  hear: (turn, node, heard) => {
    const pressed = heard.kind === 'keys' ? heard.keys : ''
    const chosen = node.keys.find(({ key }) => key === pressed)
    if (chosen) {
      if (chosen.confirms) turn.state.confirmed = true
      return chosen.to
    }
    if (pressed !== '' && pressed === node.repeatKey) return offer(turn, node)
    if (!mayTryAgain(turn, node.tries)) return node.otherwise
    return offer(turn, node, excuse(heard, node))
  },
}

function offer(turn: Turn, node: NodeOf<'menu'>, first?: PromptUse): null {
  const prompts = spoken(turn, first ? [first, ...node.prompts] : node.prompts)
  return ask(turn, 'offered', prompts, { ...ONE_KEY, firstSeconds: node.firstSeconds })
}
