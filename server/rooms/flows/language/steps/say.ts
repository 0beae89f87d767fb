import { type StepRules, say } from '../turn.ts'

/** Says something and goes on. */
export const sayStep: StepRules<'say'> = {
  enter: (turn, node) => say(turn, 'saying', node.prompts, node.languages),
  hear: (turn, node) => {
    if (node.answers) turn.state.answered = true
    return node.next
  },
}
