/** A day and an hour as they are told to a customer: the weekday and the named month, digits 0–9, in the entity's time zone. */
export function sayMoment(language: string, at: Date, timeZone: string): string {
  const locale = `${language}-AE-u-ca-gregory-nu-latn`
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(at)
}
