import { describe, expect, it } from 'vitest'
import { normalise, wordsOf } from './normalise.ts'

describe('normalising a text for search', () => {
  it.each([
    ['one alef', 'إقامة أُسرة آمنة', 'اقامه اسره امنه'],
    ['no vowel signs or tatweel', 'تَجْدِيدُ الإقـــامة', 'تجديد الاقامه'],
    ['Persian and Urdu letters', 'کارت اقامتی ہندی', 'كارت اقامتي هندي'],
    ['Arabic-Indic and Persian digits', '٢٠٢٦ ۱۴۰۵', '2026 1405'],
    ['hamza on its seat', 'مسؤول شؤون', 'مسوول شوون'],
    ['Latin accents', 'Numéro UNIFIÉ', 'numero unifie'],
    ['Devanagari keeps its marks', 'वीज़ा की स्थिति', 'वीज़ा की स्थिति'.normalize('NFC')],
    ['no zero-width non-joiner', 'می\u200cشود', 'ميشود'],
  ])('%s', (_name, given, wanted) => {
    expect(normalise(given)).toBe(wanted)
  })

  it('splits into words of any script', () => {
    expect(wordsOf('تجديد إقامة (عائلة) — AED 300, वीज़ा')).toEqual([
      'تجديد',
      'اقامه',
      'عايله',
      'aed',
      '300',
      'वीज़ा'.normalize('NFC'),
    ])
  })
})
