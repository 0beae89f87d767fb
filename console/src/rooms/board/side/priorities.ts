import type { WordKey } from '../../../app/words.tsx'

/** The priorities a supervisor gives; rules may set any number between. */
export const priorities: readonly { value: number; key: WordKey }[] = [
  { value: 0, key: 'board.priority.ordinary' },
  { value: 30, key: 'board.priority.raised' },
  { value: 60, key: 'board.priority.high' },
  { value: 90, key: 'board.priority.highest' },
]

/** How a priority of 0–100 is called: by its name, or by its number where it has none. */
export function priorityName(priority: number): { key: WordKey; values: { n: number } } {
  const named = priorities.find((one) => one.value === priority)
  return { key: named?.key ?? 'board.priority.number', values: { n: priority } }
}
