import type { NodeOf, PromptUse } from '../graph.ts'
import type { FlowHeard } from '../seam.ts'
import { ask, type Move, mayTryAgain, type StepRules, say, spoken, type Turn } from '../turn.ts'

type Node = NodeOf<'take-message'>

/** Takes a message after the tone; the caller may hear it, record it again or send it. Silence sends it: it was meant. */
export const takeMessageStep: StepRules<'take-message'> = {
  enter: (turn, node) => say(turn, 'before', node.prompts),
  hear: (turn, node, heard) => {
    switch (turn.state.phase) {
      case 'before':
        return record(turn, node)
      case 'recording':
        return hearMessage(turn, node, heard)
      case 'playing':
        return review(turn, node)
      case 'reviewing':
        return hearReview(turn, node, heard)
      case 'keeping':
        turn.state.owed = true
        turn.state.messageId = null
        return say(turn, 'done', [node.done])
      default:
        return node.next
    }
  },
}

function record(turn: Turn, { maxSeconds, silenceSeconds, endKey }: Node): null {
  turn.state.phase = 'recording'
  turn.effects.push({ kind: 'take-message', maxSeconds, silenceSeconds, endKey })
  return null
}

function hearMessage(turn: Turn, node: Node, heard: FlowHeard): Move {
  if (heard.kind === 'message') {
    turn.state.messageId = heard.messageId
    turn.state.tries = 0
    return review(turn, node)
  }
  return mayTryAgain(turn, node.tries) ? say(turn, 'before', node.prompts) : node.nothing
}

function review(turn: Turn, node: Node, first?: PromptUse): null {
  return ask(turn, 'reviewing', spoken(turn, first ? [first, node.review] : [node.review]))
}

function hearReview(turn: Turn, node: Node, heard: FlowHeard): null {
  const pressed = heard.kind === 'keys' ? heard.keys : ''
  const { messageId } = turn.state
  if (!messageId) return record(turn, node)
  if (pressed === '1') {
    turn.state.phase = 'playing'
    turn.effects.push({ kind: 'play-message', messageId })
    return null
  }
  if (pressed === '2') {
    turn.effects.push({ kind: 'drop-message', messageId })
    turn.state.messageId = null
    return record(turn, node)
  }
  if (pressed === '3' || !mayTryAgain(turn, node.tries)) return keep(turn, messageId)
  return review(turn, node, pressed === '' ? undefined : node.invalid)
}

function keep(turn: Turn, messageId: string): null {
  turn.state.phase = 'keeping'
  turn.effects.push({ kind: 'keep-message', messageId, topicId: turn.state.topicId })
  return null
}
