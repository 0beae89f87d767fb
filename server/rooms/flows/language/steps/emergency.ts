import { type StepRules, say } from '../turn.ts'

/** Says the emergency message while it is switched on. */
export const emergencyStep: StepRules<'emergency'> = {
  enter: (turn, node) => (turn.state.facts?.emergency ? say(turn, 'saying', node.prompts, node.languages) : node.off),
  hear: (_, node) => node.on,
}
