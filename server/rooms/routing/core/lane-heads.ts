import type { Item, Lane } from './floor.ts'

/**
 * The rank of every lane's first open item, side by side, so that an agent's lanes are compared without touching them:
 * −∞ for an empty lane, +∞ where an item that came back is first.
 */
export class LaneHeads {
  rank = new Float64Array(64)
  ageing = new Float64Array(64)
  readonly lanes: (Lane | null)[] = []
  readonly #vacant: number[] = []

  /** A place for a new lane of a queue that ages at this speed. */
  reserve(ageingPerMinute: number): number {
    const index = this.#vacant.pop() ?? this.lanes.push(null) - 1
    if (index >= this.rank.length) this.#grow()
    this.rank[index] = Number.NEGATIVE_INFINITY
    this.ageing[index] = ageingPerMinute
    return index
  }

  /** Gives a dropped lane's place away. */
  vacate(lane: Lane): void {
    this.lanes[lane.index] = null
    this.rank[lane.index] = Number.NEGATIVE_INFINITY
    this.#vacant.push(lane.index)
  }

  /** To be told whenever the first open item of a lane may have changed. */
  set(index: number, first: Item | null): void {
    this.rank[index] = first === null ? Number.NEGATIVE_INFINITY : first.front ? Number.POSITIVE_INFINITY : first.rank
  }

  #grow(): void {
    const [rank, ageing] = [this.rank, this.ageing]
    this.rank = new Float64Array(2 * rank.length)
    this.ageing = new Float64Array(2 * rank.length)
    this.rank.set(rank)
    this.ageing.set(ageing)
  }
}
