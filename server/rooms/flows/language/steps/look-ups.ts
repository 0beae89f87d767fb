import type { FlowHeard } from '../seam.ts'
import { type Move, type StepRules, say, setFacts, type Turn } from '../turn.ts'

/** Looks an application up in the status register and goes where its status leads; tries are counted over the whole call. */
export const lookUpStatusStep: StepRules<'look-up-status'> = {
  enter: (turn, node) => {
    const { state } = turn
    if ((state.failures[node.id] ?? 0) >= node.tries) return node.failed
    const [number, check] = [state.values[node.number], state.values[node.check]].map((value) => String(value ?? ''))
    turn.effects.push({ kind: 'look-up', source: 'status', number: number ?? '', check: check ?? '' })
    return waits(turn)
  },
  hear: (turn, node, heard) => {
    const found = foundIn(turn, heard)
    if (found === 'failed') return node.failed
    if (found === 'nothing') {
      const failures = countFailure(turn, node.id)
      return failures >= node.tries ? node.failed : node.notFound
    }
    return node.found.find(({ is }) => is === turn.state.values.status)?.to ?? node.otherwise
  },
}

/** Asks a system of the entity. */
export const lookUpHttpStep: StepRules<'look-up-http'> = {
  enter: (turn, node) => {
    const { method, url, keep, timeoutSeconds } = node
    const send = Object.fromEntries(
      Object.entries(node.send).map(([field, from]) => [field, String(turn.state.values[from] ?? '')]),
    )
    turn.effects.push({ kind: 'look-up', source: 'http', request: { method, url, send, keep, timeoutSeconds } })
    return waits(turn)
  },
  hear: (turn, node, heard) => {
    const found = foundIn(turn, heard)
    if (found === 'failed') return node.failed
    return found === 'nothing' ? node.notFound : node.found
  },
}

/** Reads a service card out. */
export const cardStep: StepRules<'card'> = {
  enter: (turn, { cardId }) => {
    const language = turn.state.language ?? turn.graph.languages[0] ?? 'ar'
    turn.effects.push({ kind: 'look-up', source: 'card', cardId, language })
    return waits(turn)
  },
  hear: (turn, node, heard) => {
    if (turn.state.phase === 'saying') {
      turn.state.answered = true
      return node.next
    }
    if (foundIn(turn, heard) !== 'found') return node.failed
    return say(turn, 'saying', [{ prompt: node.prompt, values: { text: { from: 'text', as: 'text' } } }])
  },
}

/** Asks who the caller is to be believed to be; the level goes with the contact to the agent. */
export const verifyStep: StepRules<'verify'> = {
  enter: (turn, node) => {
    if ((turn.state.failures[node.id] ?? 0) >= node.tries) return node.failed
    const given = Object.fromEntries(node.given.map((name) => [name, String(turn.state.values[name] ?? '')]))
    turn.effects.push({ kind: 'verify', given })
    return waits(turn)
  },
  hear: (turn, node, heard) => {
    if (heard.kind === 'verified' && heard.level) {
      setFacts(turn, { verification: heard.level })
      return node.verified
    }
    return countFailure(turn, node.id) >= node.tries ? node.failed : node.again
  },
}

function waits({ state }: Turn): Move {
  state.phase = 'looking'
  return null
}

function foundIn({ state }: Turn, heard: FlowHeard): 'found' | 'nothing' | 'failed' {
  if (heard.kind !== 'looked-up' || heard.failed) return 'failed'
  if (!heard.found) return 'nothing'
  Object.assign(state.values, heard.found)
  return 'found'
}

function countFailure({ state }: Turn, nodeId: string): number {
  const failures = (state.failures[nodeId] ?? 0) + 1
  state.failures[nodeId] = failures
  return failures
}
