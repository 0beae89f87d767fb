import { useWords } from '../../../app/words.tsx'
import type { Offer } from '../types.ts'

interface Why {
  rule?: 'longest-idle' | 'best-level' | 'least-occupied' | 'preferred-agent'
  language?: { language: string; has: number } | null
  skills?: { has: number }[]
}

/** Why this rings at this desk, in words: the language and skill levels that matched, and the rule that chose. */
export function useWhy(offer: Offer): string {
  const { t } = useWords()
  const why = offer.why as Why
  const parts: string[] = []
  if (why.language) {
    const what = t(`desk.language.${why.language.language}` as 'desk.language.ar')
    parts.push(t('desk.why.level', { what, level: why.language.has }))
  }
  const best = Math.max(0, ...(why.skills ?? []).map((skill) => skill.has))
  if (best > 0) parts.push(t('desk.why.level', { what: t('desk.why.skill'), level: best }))
  if (why.rule) parts.push(t(`desk.why.rule.${why.rule}`))
  return t('desk.why', { reasons: parts.join(' · ') })
}
