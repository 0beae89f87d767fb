import type { FlowNode, FlowStep } from '../graph.ts'
import type { FlowHeard } from '../seam.ts'
import type { Move, StepRules, Turn } from '../turn.ts'
import { askDigitsStep } from './ask-digits.ts'
import { branchStep, hoursStep, setStep } from './branches.ts'
import { emergencyStep } from './emergency.ts'
import { endStep } from './end.ts'
import { openCaseStep, surveyStep, transferStep } from './hand-out.ts'
import { languageStep } from './language.ts'
import { cardStep, lookUpHttpStep, lookUpStatusStep, verifyStep } from './look-ups.ts'
import { menuStep } from './menu.ts'
import { offerCallbackStep } from './offer-callback.ts'
import { queueStep } from './queue.ts'
import { sayStep } from './say.ts'
import { takeMessageStep } from './take-message.ts'

const rules: { readonly [S in FlowStep]: StepRules<S> } = {
  say: sayStep,
  menu: menuStep,
  'ask-digits': askDigitsStep,
  language: languageStep,
  hours: hoursStep,
  emergency: emergencyStep,
  set: setStep,
  branch: branchStep,
  'look-up-status': lookUpStatusStep,
  'look-up-http': lookUpHttpStep,
  card: cardStep,
  verify: verifyStep,
  queue: queueStep,
  'offer-callback': offerCallbackStep,
  'take-message': takeMessageStep,
  transfer: transferStep,
  'open-case': openCaseStep,
  survey: surveyStep,
  end: endStep,
}

// A node and the rules of its own step belong together by their name; TypeScript cannot follow that through the table.
const rulesOf = (node: FlowNode) => rules[node.step] as StepRules<FlowStep>

export const enterStep = (turn: Turn, node: FlowNode): Move => rulesOf(node).enter(turn, node)
export const hearInStep = (turn: Turn, node: FlowNode, heard: FlowHeard): Move => rulesOf(node).hear(turn, node, heard)
