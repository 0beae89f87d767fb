import { useEffect, useState } from 'preact/hooks'

export interface Store<S> {
  get(): S
  set(change: Partial<S>): void
  watch(heard: () => void): () => void
}

/** A value that tells its watchers when it changes. */
export function storeOf<S>(initial: S): Store<S> {
  let value = initial
  const watchers = new Set<() => void>()
  return {
    get: () => value,
    set: (change) => {
      value = { ...value, ...change }
      for (const heard of watchers) heard()
    },
    watch: (heard) => {
      watchers.add(heard)
      return () => watchers.delete(heard)
    },
  }
}

/** The store's value, drawn again whenever it changes. */
export function useStore<S>(store: Store<S>): S {
  const [, draw] = useState(0)
  useEffect(() => {
    draw((times) => times + 1)
    return store.watch(() => draw((times) => times + 1))
  }, [store])
  return store.get()
}
