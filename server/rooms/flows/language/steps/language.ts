import type { NodeOf, PromptUse } from '../graph.ts'
import {
  ask,
  excuse,
  mayTryAgain,
  ONE_KEY,
  rememberedLanguage,
  type StepRules,
  setFacts,
  spoken,
  type Turn,
} from '../turn.ts'

/** Asks for the language, each in its own; a caller whose language is remembered hears only how to change it. */
export const languageStep: StepRules<'language'> = {
  enter: (turn, node) => {
    const known = node.choices.find(({ language }) => language === rememberedLanguage(turn))
    if (!known || !node.remembered) return choose(turn, node)
    setFacts(turn, { language: known.language })
    const keys = { ...ONE_KEY, firstSeconds: SECONDS_TO_CHANGE }
    return ask(turn, 'remembered', spoken(turn, [{ prompt: node.remembered.prompt }]), keys)
  },
  hear: (turn, node, heard) => {
    const pressed = heard.kind === 'keys' ? heard.keys : ''
    if (turn.state.phase === 'remembered') {
      return pressed === node.remembered?.key ? choose(turn, node) : node.next
    }
    const chosen = node.choices.find(({ key }) => key === pressed)
    if (chosen) {
      setFacts(turn, { language: chosen.language, remember: true })
      return node.next
    }
    if (mayTryAgain(turn, node.tries)) return choose(turn, node, excuse(heard, node))
    const [first] = turn.graph.languages
    if (!turn.state.language && first) setFacts(turn, { language: first })
    return node.next
  },
}

const SECONDS_TO_CHANGE = 2

function choose(turn: Turn, node: NodeOf<'language'>, first?: PromptUse): null {
  const excuses = first ? spoken(turn, [first], turn.graph.languages.slice(0, 2)) : []
  const choices = node.choices.map(({ prompt, language }) => ({ promptId: prompt, language }))
  return ask(turn, 'choosing', [...excuses, ...choices], { ...ONE_KEY, firstSeconds: node.firstSeconds })
}
