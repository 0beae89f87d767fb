import { z } from 'zod'

/** A moment in an answer: a Date or ISO text inside, ISO 8601 in UTC outside. */
export const isoTime = z
  .union([z.date(), z.iso.datetime()])
  .transform((at) => (typeof at === 'string' ? at : at.toISOString()))
  .pipe(z.string())
  .meta({ type: 'string', format: 'date-time' })

/** A name in both scripts. */
export const bothNames = z.object({ ar: z.string(), en: z.string() })
