import { z } from 'zod'
import { Invalid } from '#platform/errors'

/** What every list takes: how many, and after which row. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
})

/** What every list answers: the rows and the cursor of the next page, null on the last. */
export function page<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}

/** Makes a cursor of the sort values of a page's last row. */
export function encodeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** The sort values in a cursor; refuses one that is not ours. */
export function decodeCursor(cursor: string, count: number): (string | number | null)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Array.isArray(values) && values.length === count && values.every(isSortValue)) return values
  } catch {}
  throw new Invalid({ field: 'after', reason: 'not-a-cursor' })
}

/** The moment and the id of a cursor made of the two; refuses one whose moment is none. */
export function decodeMomentCursor(cursor: string): { at: Date; id: string } {
  const [at, id] = decodeCursor(cursor, 2)
  return { at: momentIn(at), id: String(id) }
}

/** The moment that a cursor's sort value names; refuses one that names none. */
export function momentIn(value: unknown): Date {
  const known = z.iso.datetime().safeParse(value)
  if (!known.success) throw new Invalid({ field: 'after', reason: 'not-a-cursor' })
  return new Date(known.data)
}

function isSortValue(value: unknown): value is string | number | null {
  return value === null || typeof value === 'string' || typeof value === 'number'
}

/** Cuts a list fetched with `limit + 1` rows into a page. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  cursorOf: (row: T) => readonly (string | number | null)[],
) {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? encodeCursor(cursorOf(last)) : null }
}
