import { createContext, type ReactNode, use, useEffect, useMemo, useRef, useState } from 'react'
import { type Chord, chordOf, mayAct } from './keys.ts'

export type KeyAction = {
  /** The physical key, for example `F2`, `KeyJ`, `Ctrl+Enter`. */
  chord: Chord
  /** What it does, in the reader's language: shown in the key help and the palette. */
  label: string
  run: () => void
  /** A heading in the key help. */
  group?: string
  /** Not now. */
  off?: boolean
  /** Its key stands on the button that does the same, so the strip of keys leaves it out. */
  onButton?: boolean
  /** Also while somebody writes (Ctrl chords and function keys always may). */
  whileWriting?: boolean
}

type Registry = { list: () => KeyAction[]; add: (actions: { current: KeyAction[] }) => () => void; version: number }
const KeysContext = createContext<Registry | null>(null)

/** Listens once for the whole page; the newest listener of a chord wins. */
export function KeyStage({ children }: { children: ReactNode }) {
  const layers = useRef<{ current: KeyAction[] }[]>([])
  const [version, setVersion] = useState(0)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return
      const chord = chordOf(event)
      for (const layer of layers.current.toReversed()) {
        const action = layer.current.find((one) => one.chord === chord && !one.off)
        if (!action) continue
        if (!action.whileWriting && !mayAct(chord, event.target instanceof HTMLElement ? event.target : null)) return
        event.preventDefault()
        action.run()
        return
      }
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  const registry = useMemo<Registry>(
    () => ({
      version,
      list: () => layers.current.flatMap((layer) => layer.current).filter((action) => !action.off),
      add: (actions) => {
        layers.current.push(actions)
        setVersion((before) => before + 1)
        return () => {
          layers.current = layers.current.filter((layer) => layer !== actions)
          setVersion((before) => before + 1)
        }
      },
    }),
    [version],
  )
  return <KeysContext value={registry}>{children}</KeysContext>
}

function useRegistry(): Registry {
  const registry = use(KeysContext)
  if (!registry) throw new Error('useKeys outside KeyStage')
  return registry
}

/** Binds keys while the component is on the page. They follow the physical key, so an Arabic layout changes nothing. */
export function useKeys(actions: KeyAction[]): void {
  const { add } = useRegistry()
  const latest = useRef(actions)
  latest.current = actions
  const first = useRef(add)
  useEffect(() => first.current(latest), [])
}

/** The keys that work now, for the help sheet and the palette. */
export function useBoundKeys(): KeyAction[] {
  return useRegistry().list()
}
