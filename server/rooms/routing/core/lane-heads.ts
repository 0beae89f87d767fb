import type { Item, Lane } from './floor.ts'

/**
 * The rank of every lane's first open item, side by side, so that an agent's lanes are compared without touching them:
 * −∞ for an empty lane, +∞ where an item that came back is first.
 */
export class LaneHeads {
  /** Of lane i at 2i its rank, beside it at 2i + 1 the ageing per minute of its queue. */
  pairs = new Float64Array(128)
  readonly lanes: (Lane | null)[] = []
  readonly #vacant: number[] = []

  /** A place for a new lane of a queue that ages at this speed. */
  reserve(ageingPerMinute: number): number {
    const index = this.#vacant.pop() ?? this.lanes.push(null) - 1
    if (2 * index >= this.pairs.length) this.#grow()
    this.pairs[2 * index] = Number.NEGATIVE_INFINITY
    this.pairs[2 * index + 1] = ageingPerMinute
    return index
  }

  /** Gives a dropped lane's place away. */
  vacate(lane: Lane): void {
    this.lanes[lane.index] = null
    this.pairs[2 * lane.index] = Number.NEGATIVE_INFINITY
    this.#vacant.push(lane.index)
  }

  /** To be told whenever the first open item of a lane has changed. */
  set(index: number, first: Item | null): void {
    this.pairs[2 * index] =
      first === null ? Number.NEGATIVE_INFINITY : first.front ? Number.POSITIVE_INFINITY : first.rank
  }

  #grow(): void {
    const { pairs } = this
    this.pairs = new Float64Array(2 * pairs.length)
    this.pairs.set(pairs)
  }
}
