import type { Leg } from './types.ts'

export type ListPart = {
  id: 'overdue' | 'near' | 'new' | 'in-progress' | 'waiting' | 'done'
  tone?: 'clay' | 'gold'
  legs: Leg[]
}

function partOf(leg: Leg): ListPart['id'] {
  if (leg.settledAt) return 'done'
  if (leg.timeliness === 'overdue') return 'overdue'
  if (leg.timeliness === 'near') return 'near'
  if (leg.status === 'sent') return 'new'
  return leg.status === 'accepted' ? 'in-progress' : 'waiting'
}

const tones: Partial<Record<ListPart['id'], 'clay' | 'gold'>> = { overdue: 'clay', near: 'gold' }

/** The list in the order an officer takes it: late, near, to accept, under work, waiting, finished. */
export function byUrgency(legs: readonly Leg[]): ListPart[] {
  const order = ['overdue', 'near', 'new', 'in-progress', 'waiting', 'done'] as const
  return order
    .map((id): ListPart => {
      const tone = tones[id]
      return { id, legs: legs.filter((leg) => partOf(leg) === id), ...(tone ? { tone } : {}) }
    })
    .filter((part) => part.legs.length > 0)
}
