/** What an element of an ordered tree carries for the tree; an element is in one tree at a time. */
export type TreeNode<T> = { left: T | null; right: T | null; weight: number; size: number }

/**
 * A set in order that also answers "how many come before": a treap with subtree sizes.
 * Insert, remove and count are O(log n) expected, the first element O(1). The order must not change while an element is inside.
 */
export class OrderedTree<T extends TreeNode<T>> {
  first: T | null = null
  #root: T | null = null
  readonly #isBefore: (a: T, b: T) => boolean

  constructor(isBefore: (a: T, b: T) => boolean) {
    this.#isBefore = isBefore
  }

  get size(): number {
    return this.#root?.size ?? 0
  }

  insert(node: T): void {
    node.left = null
    node.right = null
    node.size = 1
    node.weight = nextWeight()
    if (this.first === null || this.#isBefore(node, this.first)) this.first = node
    this.#root = this.#insertUnder(this.#root, node)
  }

  remove(node: T): void {
    this.#root = this.#removeUnder(this.#root, node)
    if (this.first === node) this.first = leftmost(this.#root)
    node.left = null
    node.right = null
  }

  /** How many elements come before this one, which need not be inside. */
  countBefore(node: T): number {
    let count = 0
    let at = this.#root
    while (at !== null) {
      if (this.#isBefore(at, node)) {
        count += sizeOf(at.left) + 1
        at = at.right
      } else at = at.left
    }
    return count
  }

  *[Symbol.iterator](): Generator<T> {
    const path: T[] = []
    let at = this.#root
    while (at !== null || path.length > 0) {
      while (at !== null) {
        path.push(at)
        at = at.left
      }
      const next = path.pop()
      if (next === undefined) return
      at = next.right
      yield next
    }
  }

  #insertUnder(root: T | null, node: T): T {
    if (root === null) return node
    if (this.#isBefore(node, root)) {
      const left = this.#insertUnder(root.left, node)
      root.left = left
      if (left.weight > root.weight) return rotateRight(root, left)
    } else {
      const right = this.#insertUnder(root.right, node)
      root.right = right
      if (right.weight > root.weight) return rotateLeft(root, right)
    }
    root.size++
    return root
  }

  #removeUnder(root: T | null, node: T): T | null {
    if (root === null) throw new Error('the tree does not hold this element')
    if (root === node) return joined(root.left, root.right)
    if (this.#isBefore(node, root)) root.left = this.#removeUnder(root.left, node)
    else root.right = this.#removeUnder(root.right, node)
    root.size--
    return root
  }
}

let seed = 0x9e3779b9

/** Shapes the tree only, never a decision, so one sequence for all trees is enough. */
function nextWeight(): number {
  seed = (seed + 0x9e3779b9) | 0
  let z = seed
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
  return (z ^ (z >>> 15)) >> 1
}

function sizeOf<T extends TreeNode<T>>(node: T | null): number {
  return node === null ? 0 : node.size
}

function resize<T extends TreeNode<T>>(node: T): void {
  node.size = sizeOf(node.left) + sizeOf(node.right) + 1
}

function rotateRight<T extends TreeNode<T>>(root: T, left: T): T {
  root.left = left.right
  left.right = root
  resize(root)
  resize(left)
  return left
}

function rotateLeft<T extends TreeNode<T>>(root: T, right: T): T {
  root.right = right.left
  right.left = root
  resize(root)
  resize(right)
  return right
}

function joined<T extends TreeNode<T>>(left: T | null, right: T | null): T | null {
  if (left === null) return right
  if (right === null) return left
  if (left.weight > right.weight) {
    left.right = joined(left.right, right)
    resize(left)
    return left
  }
  right.left = joined(left, right.left)
  resize(right)
  return right
}

function leftmost<T extends TreeNode<T>>(root: T | null): T | null {
  let at = root
  while (at !== null && at.left !== null) at = at.left
  return at
}
