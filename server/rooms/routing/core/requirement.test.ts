import { describe, expect, it } from 'vitest'
import type { RelaxationStep, Requirement } from './index.ts'
import { meets, relaxed, stepsDue } from './requirement.ts'

const asked: Requirement = {
  language: { language: 'ar', level: 4 },
  skills: [
    { skill: 'fines', level: 2 },
    { skill: 'visas', level: 5 },
  ],
}
const relaxation: RelaxationStep[] = [
  { afterSeconds: 20, languageLevel: 3 },
  { afterSeconds: 40, lowerSkillsBy: 2 },
  { afterSeconds: 60, dropSkills: ['visas'], languageLevel: 5 },
  { afterSeconds: 80, dropSkills: 'all', dropLanguage: true },
]

describe('a requirement that relaxes', () => {
  it.each([
    [0, 4, 'fines 2, visas 5'],
    [1, 3, 'fines 2, visas 5'],
    [2, 3, 'fines 1, visas 3'],
    [3, 3, 'fines 1'],
    [4, 3, ''],
  ])('after %i steps asks for the language at %i and for "%s"', (steps, level, skills) => {
    const requirement = relaxed(asked, { relaxation, mayDropLanguage: false }, steps)
    expect(requirement.language?.level).toBe(level)
    expect(requirement.skills.map((it) => `${it.skill} ${it.level}`).join(', ')).toBe(skills)
  })

  it('drops the language only where the queue may', () => {
    expect(relaxed(asked, { relaxation, mayDropLanguage: true }, 4).language).toBeNull()
  })

  it('counts the steps that are due', () => {
    expect([0, 19.9, 20, 65, 900].map((seconds) => stepsDue(relaxation, seconds))).toEqual([0, 0, 1, 3, 4])
  })
})

describe('meeting a requirement', () => {
  it.each([
    [{ languages: { ar: 4 }, skills: { fines: 2, visas: 5 } }, true],
    [{ languages: { ar: 3 }, skills: { fines: 2, visas: 5 } }, false],
    [{ languages: { en: 5 }, skills: { fines: 2, visas: 5 } }, false],
    [{ languages: { ar: 5 }, skills: { visas: 5 } }, false],
  ] as const)('%j → %s', (abilities, isMet) => {
    expect(meets(abilities, asked)).toBe(isMet)
  })
})
