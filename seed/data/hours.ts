/** Weeks of opening hours by weekday, 1 Monday … 7 Sunday. */
export type SeedWeek = Readonly<Partial<Record<number, readonly (readonly [opens: string, closes: string])[]>>>

const weekOf = (days: readonly number[], opens: string, closes: string): SeedWeek =>
  Object.fromEntries(days.map((day) => [day, [[opens, closes]]]))

/** What the contract says of public works, taken for all offices. */
export const officeWeek: SeedWeek = weekOf([1, 2, 3, 4, 5], '07:30', '16:30')
/** The dated alternative that one switch makes valid: Friday until noon, as federal offices work today. */
export const fridayUntilNoon: SeedWeek = {
  ...weekOf([1, 2, 3, 4], '07:30', '16:30'),
  ...weekOf([5], '07:30', '12:00'),
}
export const ramadanWeek: SeedWeek = { ...weekOf([1, 2, 3, 4], '09:00', '14:30'), ...weekOf([5], '09:00', '12:00') }
export const dayAndNight: SeedWeek = weekOf([1, 2, 3, 4, 5, 6, 7], '00:00', '24:00')

export interface SeedHoliday {
  from: string
  to: string
  ar: string
  en: string
  /** Set by the moon's sighting: the date may move by a day. */
  moonSighted: boolean
}

const byMonthAndDay: Readonly<Record<string, readonly [ar: string, en: string]>> = {
  '1-1': ['رأس السنة الميلادية', 'New Year'],
  '12-2': ['عيد الاتحاد', 'National Day'],
  '12-3': ['عيد الاتحاد', 'National Day'],
}
const byHijriMonthAndDay: Readonly<Record<string, readonly [ar: string, en: string]>> = {
  '1-1': ['رأس السنة الهجرية', 'Hijri New Year'],
  '3-12': ['المولد النبوي الشريف', "The Prophet's Birthday"],
  '10-1': ['عيد الفطر', 'Eid al-Fitr'],
  '10-2': ['عيد الفطر', 'Eid al-Fitr'],
  '10-3': ['عيد الفطر', 'Eid al-Fitr'],
  '12-9': ['يوم عرفة', 'Arafat Day'],
  '12-10': ['عيد الأضحى', 'Eid al-Adha'],
  '12-11': ['عيد الأضحى', 'Eid al-Adha'],
  '12-12': ['عيد الأضحى', 'Eid al-Adha'],
}

/** Public holidays of a year by the Umm al-Qura calendar, to be checked against the cabinet's decision of the year. */
export function holidaysOf(year: number): SeedHoliday[] {
  return daysOf(year).flatMap((day) => {
    const sun = byMonthAndDay[`${day.month}-${day.day}`]
    const hijri = day.withCalendar('islamic-umalqura')
    const moon = byHijriMonthAndDay[`${hijri.month}-${hijri.day}`]
    const name = sun ?? moon
    return name ? [{ from: day.toString(), to: day.toString(), ar: name[0], en: name[1], moonSighted: !sun }] : []
  })
}

/** The first and last day of each Ramadan that begins in a year. */
export function ramadansOf(year: number): { from: string; to: string }[] {
  return daysOf(year)
    .filter((day) => {
      const hijri = day.withCalendar('islamic-umalqura')
      return hijri.month === 9 && hijri.day === 1
    })
    .map((first) => {
      const length = first.withCalendar('islamic-umalqura').daysInMonth
      return { from: first.toString(), to: first.add({ days: length - 1 }).toString() }
    })
}

function daysOf(year: number): Temporal.PlainDate[] {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 })
  return Array.from({ length: first.daysInYear }, (_, index) => first.add({ days: index }))
}
