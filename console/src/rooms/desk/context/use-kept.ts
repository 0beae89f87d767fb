import { useCallback, useMemo } from 'react'
import { useDraft } from '../../../ui/index.ts'

/** What somebody has filled in but not saved yet, kept in this browser like any other draft. */
export function useKept<Kept extends object>(
  id: string,
  empty: Kept,
): [Kept, (change: Partial<Kept>) => void, () => void] {
  const [text, setText] = useDraft(id)
  const kept = useMemo<Kept>(() => ({ ...empty, ...parsed<Kept>(text) }), [text, empty])
  const change = useCallback((some: Partial<Kept>) => setText(JSON.stringify({ ...kept, ...some })), [kept, setText])
  const forget = useCallback(() => setText(''), [setText])
  return [kept, change, forget]
}

function parsed<Kept>(text: string): Partial<Kept> {
  try {
    const value: unknown = text ? JSON.parse(text) : {}
    return typeof value === 'object' && value !== null ? (value as Partial<Kept>) : {}
  } catch {
    return {}
  }
}
