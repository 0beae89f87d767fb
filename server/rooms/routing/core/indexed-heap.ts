/** What an element of an indexed heap carries: its place, -1 outside. */
export type HeapElement = { heapIndex: number }

/** A binary heap whose elements know their place, so any of them can be moved or removed in O(log n). */
export class IndexedHeap<T extends HeapElement> {
  readonly #elements: T[] = []
  readonly #isBefore: (a: T, b: T) => boolean

  constructor(isBefore: (a: T, b: T) => boolean) {
    this.#isBefore = isBefore
  }

  get size(): number {
    return this.#elements.length
  }

  get first(): T | null {
    return this.#elements[0] ?? null
  }

  /** Puts an element in, or to its right place after its order has changed. */
  put(element: T): void {
    if (element.heapIndex === -1) {
      element.heapIndex = this.#elements.length
      this.#elements.push(element)
      this.#rise(element)
    } else if (!this.#rise(element)) this.#sink(element)
  }

  /** Takes an element out; without effect when it is not inside. */
  remove(element: T): void {
    const index = element.heapIndex
    if (index === -1) return
    element.heapIndex = -1
    const last = this.#elements.pop()
    if (last === undefined || last === element) return
    this.#elements[index] = last
    last.heapIndex = index
    if (!this.#rise(last)) this.#sink(last)
  }

  /** The first element that is not refused. Looks at one element more for each refusal and its children, not at all. */
  firstWhere(isFit: (element: T) => boolean): T | null {
    let best: T | null = null
    const open = [0]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const element = this.#elements[at]
      if (element === undefined || (best !== null && !this.#isBefore(element, best))) continue
      if (isFit(element)) best = element
      else open.push(2 * at + 1, 2 * at + 2)
    }
    return best
  }

  #rise(element: T): boolean {
    const start = element.heapIndex
    let at = start
    while (at > 0) {
      const above = (at - 1) >> 1
      const parent = this.#elements[above]
      if (parent === undefined || !this.#isBefore(element, parent)) break
      this.#elements[at] = parent
      parent.heapIndex = at
      at = above
    }
    this.#elements[at] = element
    element.heapIndex = at
    return at !== start
  }

  #sink(element: T): void {
    let at = element.heapIndex
    for (;;) {
      let below = 2 * at + 1
      let child = this.#elements[below]
      const right = this.#elements[below + 1]
      if (child === undefined) break
      if (right !== undefined && this.#isBefore(right, child)) {
        child = right
        below++
      }
      if (!this.#isBefore(child, element)) break
      this.#elements[at] = child
      child.heapIndex = at
      at = below
    }
    this.#elements[at] = element
    element.heapIndex = at
  }
}
