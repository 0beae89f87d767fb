import type { AgentState, BoardAgent } from './types.ts'

export type Need = 'hand-raised' | 'no-answer' | 'wrap-up-overdue' | 'connection-lost' | 'long'

const needs: readonly Need[] = ['hand-raised', 'no-answer', 'wrap-up-overdue', 'connection-lost', 'long']
const states: readonly AgentState[] = ['reserved', 'busy', 'wrap-up', 'available', 'break', 'off-duty']

/** After how long a state is worth a look; off duty never is, nor is waiting for work. */
const longAfterMinutes: Partial<Record<AgentState, number>> = { busy: 15, 'wrap-up': 5, break: 20 }

/** How long the state may last before it counts as long, in seconds; null where it never does. */
export function longAfterSeconds(state: AgentState): number | null {
  const minutes = longAfterMinutes[state]
  return minutes === undefined ? null : minutes * 60
}

/** Since when an agent is in the state shown: of work, since the oldest piece of it; else since the presence changed. */
export function sinceOf(agent: BoardAgent): string {
  const of = agent.state === 'busy' ? 'active' : agent.state === 'wrap-up' ? 'wrap-up' : null
  const oldest = agent.on
    .filter((handling) => handling.state === of)
    .map((handling) => handling.since)
    .toSorted()[0]
  return oldest ?? agent.since
}

/** Why this agent needs the supervisor now, the most pressing reason first; null for nothing. `now` in milliseconds. */
export function needOf(agent: BoardAgent, now: number): Need | null {
  if (agent.handRaised) return 'hand-raised'
  if (agent.presence === 'break' && agent.reason === 'no-answer') return 'no-answer'
  if (agent.wrapUpOverdue) return 'wrap-up-overdue'
  if (agent.presence !== 'off-duty' && !agent.connected) return 'connection-lost'
  const after = longAfterSeconds(agent.state)
  return after !== null && now - Date.parse(sinceOf(agent)) > after * 1000 ? 'long' : null
}

/** Those who need the supervisor first, then by state, the longest in it first. */
export function inOrderOfNeed(agents: readonly BoardAgent[], now: number): BoardAgent[] {
  const place = (agent: BoardAgent) => {
    const need = needOf(agent, now)
    return need === null ? needs.length : needs.indexOf(need)
  }
  return agents.toSorted(
    (a, b) =>
      place(a) - place(b) ||
      states.indexOf(a.state) - states.indexOf(b.state) ||
      sinceOf(a).localeCompare(sinceOf(b)) ||
      a.id.localeCompare(b.id),
  )
}

/** How many agents are in each state, in the order the floor reads them; states of nobody are left out. */
export function countsByState(agents: readonly BoardAgent[]): { state: AgentState; count: number }[] {
  const order: readonly AgentState[] = ['available', 'reserved', 'busy', 'wrap-up', 'break', 'off-duty']
  return order
    .map((state) => ({ state, count: agents.filter((agent) => agent.state === state).length }))
    .filter(({ count }) => count > 0)
}
