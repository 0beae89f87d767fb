import { describe, expect, it } from 'vitest'
import { chordName, chordOf, mayAct } from './keys.ts'

const press = (code: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({
  code,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
})

describe('a chord', () => {
  it('follows the physical key, whatever letter the layout writes', () => {
    // On an Arabic layout this key writes ن; the code stays the same.
    expect(chordOf({ ...press('KeyK', { ctrlKey: true }) })).toBe('Ctrl+KeyK')
    expect(chordOf(press('KeyK', { metaKey: true }))).toBe('Ctrl+KeyK')
    expect(chordOf(press('Slash', { shiftKey: true }))).toBe('Shift+Slash')
  })
  it.each([
    ['Ctrl+KeyK', 'Ctrl K'],
    ['F2', 'F2'],
    ['Shift+Slash', '?'],
    ['Ctrl+Enter', 'Ctrl ⏎'],
    ['Digit3', '3'],
    ['Slash', '/'],
  ])('is shown as printed on the keys: %s', (chord, name) => {
    expect(chordName(chord)).toBe(name)
  })
})

describe('while somebody writes', () => {
  const field = { tagName: 'TEXTAREA' }
  it.each([
    ['KeyJ', false],
    ['Shift+Slash', false],
    ['F2', true],
    ['Ctrl+Enter', true],
    ['Alt+KeyR', true],
  ])('%s may act: %s', (chord, may) => {
    expect(mayAct(chord, field)).toBe(may)
  })
  it('a checkbox is no place to write', () => {
    expect(mayAct('KeyJ', { tagName: 'INPUT', type: 'checkbox' })).toBe(true)
    expect(mayAct('KeyJ', { tagName: 'INPUT', type: 'text' })).toBe(false)
    expect(mayAct('KeyJ', { tagName: 'DIV', isContentEditable: true })).toBe(false)
  })
})
