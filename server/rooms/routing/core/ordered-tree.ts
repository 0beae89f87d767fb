/** A leaf holds items, an inner node children; `keys` are those of the items, or of the first item under each child, side by side in memory. */
type Node<T> = { keys: number[]; items: T[]; children: Node<T>[]; size: number }

const most = 48

/**
 * A set in order that also answers "how many come before": a B+ tree with sizes. Insert, remove and count are O(log n), the first element O(1).
 * Elements are ordered by their key, and by `isBefore` among equal keys; neither may change while an element is inside.
 * Nodes are given up only when empty, as in PostgreSQL's own trees.
 */
export class OrderedTree<T> {
  first: T | null = null
  #root: Node<T> | null = null
  readonly #keyOf: (element: T) => number
  readonly #isBefore: (a: T, b: T) => boolean

  constructor(keyOf: (element: T) => number, isBefore: (a: T, b: T) => boolean) {
    this.#keyOf = keyOf
    this.#isBefore = isBefore
  }

  get size(): number {
    return this.#root === null ? 0 : this.#root.size
  }

  insert(element: T): void {
    const key = this.#keyOf(element)
    if (this.#root === null) this.#root = { keys: [key], items: [element], children: [], size: 1 }
    else {
      const right = this.#insertUnder(this.#root, element, key)
      if (right !== null) this.#root = above(this.#root, right)
    }
    this.first = firstUnder(this.#root)
  }

  remove(element: T): void {
    if (this.#root === null) throw new Error('the tree does not hold this element')
    this.#removeUnder(this.#root, element, this.#keyOf(element))
    while (this.#root.children.length === 1) this.#root = this.#root.children[0] ?? this.#root
    if (this.#root.size === 0) this.#root = null
    this.first = this.#root === null ? null : firstUnder(this.#root)
  }

  /** How many elements come before this one, which need not be inside. */
  countBefore(element: T): number {
    const key = this.#keyOf(element)
    let count = 0
    let node = this.#root
    while (node !== null) {
      const index = this.#entriesBefore(node, element, key)
      if (node.children.length === 0) return count + index
      for (let before = 0; before < index - 1; before++) count += node.children[before]?.size ?? 0
      node = node.children[index - 1] ?? null
    }
    return count
  }

  *[Symbol.iterator](): Generator<T> {
    if (this.#root !== null) yield* elementsUnder(this.#root)
  }

  #insertUnder(node: Node<T>, element: T, key: number): Node<T> | null {
    const index = this.#entriesBefore(node, element, key)
    node.size++
    if (node.children.length === 0) {
      insertAt(node.keys, index, key)
      insertAt(node.items, index, element)
    } else {
      const at = Math.max(0, index - 1)
      const child = node.children[at]
      if (child === undefined) return null
      const right = this.#insertUnder(child, element, key)
      node.keys[at] = child.keys[0] ?? key
      if (right !== null) {
        insertAt(node.keys, at + 1, right.keys[0] ?? key)
        insertAt(node.children, at + 1, right)
      }
    }
    return node.keys.length > most ? split(node) : null
  }

  #removeUnder(node: Node<T>, element: T, key: number): void {
    let index = this.#entriesBefore(node, element, key)
    if (node.children.length === 0) {
      if (node.items[index] !== element) throw new Error('the tree does not hold this element')
      removeAt(node.keys, index)
      removeAt(node.items, index)
      node.size--
      return
    }
    // The child that begins with the element itself does not begin before it.
    if (index < node.children.length && firstUnder(node.children[index]) === element) index++
    const child = node.children[index - 1]
    if (child === undefined) throw new Error('the tree does not hold this element')
    this.#removeUnder(child, element, key)
    node.size--
    if (child.size === 0) {
      removeAt(node.keys, index - 1)
      removeAt(node.children, index - 1)
    } else node.keys[index - 1] = child.keys[0] ?? key
  }

  /** How many entries of the node begin before the element. */
  #entriesBefore({ keys, items, children }: Node<T>, element: T, key: number): number {
    let low = 0
    let high = keys.length
    while (low < high) {
      const middle = (low + high) >> 1
      const other = keys[middle] ?? key
      if (
        other < key ||
        (other === key && this.#isEntryBefore(items[middle] ?? firstUnder(children[middle]), element))
      ) {
        low = middle + 1
      } else high = middle
    }
    return low
  }

  #isEntryBefore(entry: T | null, element: T): boolean {
    return entry !== null && this.#isBefore(entry, element)
  }
}

function above<T>(left: Node<T>, right: Node<T>): Node<T> {
  const keys = [left.keys[0] ?? 0, right.keys[0] ?? 0]
  return { keys, items: [], children: [left, right], size: left.size + right.size }
}

/** Moves the latter half into a new node. */
function split<T>(node: Node<T>): Node<T> {
  const half = node.keys.length >> 1
  const keys = node.keys.splice(half)
  const items = node.items.splice(half)
  const children = node.children.splice(half)
  const size = children.length === 0 ? items.length : children.reduce((sum, child) => sum + child.size, 0)
  node.size -= size
  return { keys, items, children, size }
}

function firstUnder<T>(node: Node<T> | undefined): T | null {
  let at = node
  while (at !== undefined && at.children.length > 0) at = at.children[0]
  return at?.items[0] ?? null
}

function* elementsUnder<T>(node: Node<T>): Generator<T> {
  yield* node.items
  for (const child of node.children) yield* elementsUnder(child)
}

// Loops, because V8 runs copyWithin on plain arrays element by element through the slow path, and splice makes garbage.
function insertAt<E>(list: E[], index: number, entry: E): void {
  list.push(entry)
  for (let at = list.length - 1; at > index; at--) list[at] = list[at - 1] as E
  list[index] = entry
}

function removeAt<E>(list: E[], index: number): void {
  for (let at = index + 1; at < list.length; at++) list[at - 1] = list[at] as E
  list.pop()
}
