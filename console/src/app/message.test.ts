import { describe, expect, it } from 'vitest'
import ar from '../../../words/console.ar.json' with { type: 'json' }
import en from '../../../words/console.en.json' with { type: 'json' }
import { say, sayPieces } from './message.ts'

describe('a sentence', () => {
  it.each([
    [1, 'يوم'],
    [2, 'يومين'],
    [3, '3 أيام'],
    [11, '11 يوماً'],
    [100, '100 يوم'],
  ])('counts as Arabic does: %d', (n, words) => {
    expect(say('ar', ar, 'ui.span.day', { n })).toBe(words)
  })
  it('writes numbers with the digits 0–9', () => {
    expect(say('ar', { x: '{n, number}' }, 'x', { n: 1_207_916 })).toBe('1,207,916')
    expect(say('en', en, 'ui.span.hour', { n: 4 })).toBe('4 hours')
  })
  it('shows its key when there is no sentence', () => {
    expect(say('ar', ar, 'no.such')).toBe('no.such')
  })
  it('hands over its pieces, so that values can stand isolated', () => {
    const pieces = sayPieces<{ isolated: string }>('ar', { x: 'باسم {name} <b>الآن</b>' }, 'x', {
      name: { isolated: 'Rana Haddad' },
      b: (inside) => ({ isolated: inside.join('') }),
    })
    expect(pieces).toEqual(['باسم ', { isolated: 'Rana Haddad' }, ' ', { isolated: 'الآن' }])
  })
})
