import { describe, expect, it } from 'vitest'
import { decideLanguages } from './decide-languages.ts'

describe('the languages to go on in', () => {
  it.each([
    ['a speaker is on duty', 'ur', ['ar', 'en', 'ur'], null],
    ['no language is asked for', null, ['ar'], null],
    ['nobody speaks it, others speak both', 'ur', ['ar', 'en', 'fr'], ['ar', 'en']],
    ['nobody speaks it, others speak Arabic only', 'hi', ['ar'], ['ar']],
    ['nobody is on duty at all', 'ur', [], ['ar', 'en']],
    ['only what is not common is spoken', 'ur', ['fr'], ['ar', 'en']],
    ['English, and only Arabic is spoken', 'en', ['ar'], ['ar']],
    ['Arabic, and only English is spoken', 'ar', ['en'], ['en']],
    ['Arabic, and nobody is on duty', 'ar', [], null],
    ['English, and nobody is on duty', 'en', [], null],
    ['English, and only Hindi is spoken', 'en', ['hi'], null],
    ['Arabic is spoken, only the skill is missing', 'ar', ['ar', 'en'], null],
  ] as [string, string | null, string[], string[] | null][])('%s', (_case, language, spoken, expected) => {
    expect(decideLanguages({ language, spoken, stay: 'stay' })).toEqual(expected)
  })
})
