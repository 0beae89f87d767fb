import type { Clock } from '#platform/clock'

/** The date at an entity's place, as it is written in a card's validity: 2026-11-23. */
export function dayAt(clock: Clock, timezone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(clock.now().getTime())
    .toZonedDateTimeISO(timezone)
    .toPlainDate()
    .toString()
}
