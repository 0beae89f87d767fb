import { AsteriskNotStarted } from '../errors.ts'

/** One section of an Asterisk configuration file. */
export function section(name: string, settings: readonly (readonly [string, string | number | undefined])[]): string {
  const lines = settings.filter(([, value]) => value !== undefined).map(([key, value]) => `${key} = ${setting(value)}`)
  return `[${name}]\n${lines.join('\n')}\n`
}

/** A value as the files want it: comments need a mark before them, and nothing may begin a line of its own. */
export function setting(value: string | number | undefined): string {
  const text = String(value)
  const hasControl = [...text].some((character) => character.charCodeAt(0) < 32)
  if (hasControl) throw new AsteriskNotStarted('asterisk.bad-configuration', { value: text })
  return text.replaceAll(';', '\\;')
}
