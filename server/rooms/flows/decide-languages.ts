import type { LanguageStanding } from './needs.ts'

/** What almost every agent speaks: a customer whose language nobody on duty speaks may go on in one of these. */
const COMMON_LANGUAGES = ['ar', 'en']

/**
 * The languages in which a waiting customer may go on because nobody on duty speaks theirs; null when language is not what they
 * wait for. Only what somebody on duty speaks is offered, or both while nobody is on duty at all: to a customer of
 * one of the two that would be no way on, so they just wait.
 */
export function decideLanguages({ language, spoken }: LanguageStanding): readonly string[] | null {
  if (language === null || spoken.includes(language)) return null
  const others = COMMON_LANGUAGES.filter((one) => one !== language)
  const spokenOthers = others.filter((one) => spoken.includes(one))
  if (spokenOthers.length > 0) return spokenOthers
  return COMMON_LANGUAGES.includes(language) ? null : others
}
