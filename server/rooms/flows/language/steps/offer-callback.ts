import type { StepRules } from '../turn.ts'
import { hearInCallback, offerCallback } from './callback.ts'

/** Offers a callback outside the queue. */
export const offerCallbackStep: StepRules<'offer-callback'> = {
  enter: (turn, node) => offerCallback(turn, node),
  hear: (turn, node, heard) => (hearInCallback(turn, node, heard) === 'declined' ? node.refused : null),
}
