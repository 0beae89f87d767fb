import { useWords } from '../../../app/words.tsx'
import type { Offer } from '../types.ts'

interface Why {
  rule?: string
  language?: { language?: string; lang?: string; has?: number } | null
  skills?: { skill: string; has: number; name?: { ar: string; en: string } }[]
  preferred?: boolean
}

/** Why this rings at this desk, in words: last agent, language and skill levels, longest idle. */
export function useWhy(offer: Offer): string {
  const { t, named } = useWords()
  const why = offer.why as Why
  const parts: string[] = []
  if (why.preferred) parts.push(t('desk.why.preferred'))
  const spoken = why.language?.language ?? why.language?.lang ?? offer.language
  if (spoken && why.language?.has) parts.push(t('desk.why.level', { what: t(`desk.language.${spoken as 'ar'}`), level: why.language.has }))
  for (const skill of why.skills ?? []) {
    if (skill.name) parts.push(t('desk.why.level', { what: named(skill.name), level: skill.has }))
  }
  if (why.rule) parts.push(t(`desk.why.rule.${why.rule as 'longest-idle'}`))
  return t('desk.why', { reasons: parts.join(' · ') })
}
