import { finish, type StepRules, say } from '../turn.ts'

/** Says goodbye and ends the run. */
export const endStep: StepRules<'end'> = {
  enter: (turn, node) => (node.prompts.length > 0 ? say(turn, 'saying', node.prompts) : finish(turn, node.outcome)),
  hear: (turn, node) => finish(turn, node.outcome),
}
