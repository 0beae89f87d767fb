/** How one language speaks values. Numbers are whole and at least 0; hours 0–23. */
export interface Grammar {
  number(value: number): string
  /** One digit, as numbers of telephones and applications are read out. */
  digit(value: number): string
  /** The comma of its script: a short pause between groups of digits. */
  pause: string
  /** The word for a leading +. */
  plus: string
  /** Day and month; the year where it is not the running one. */
  date(date: { day: number; month: number; year: number | null }): string
  time(hour: number, minute: number): string
  minutes(count: number): string
  money(dirhams: number, fils: number): string
}

/** Parts of a number by thousands: [millions, thousands, rest]. */
export function byThousands(value: number): [number, number, number] {
  return [Math.floor(value / 1_000_000), Math.floor(value / 1000) % 1000, value % 1000]
}

export const LARGEST_NUMBER = 999_999_999
