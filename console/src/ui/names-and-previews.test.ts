import { describe, expect, it } from 'vitest'
import { matchCommands } from './command-palette.tsx'
import { initialsOf } from './initials.ts'
import { looksUrdu } from './isolated-text.tsx'
import { shorten } from './shorten.ts'

describe('initials', () => {
  it.each([
    ['سلمى مبارك', 'س م'],
    ['فاطمة بنت علي الحوسني', 'ف ح'],
    ['سعادة حمد سيف بن غانم', 'ح غ'],
    ['Yousef Elias Haddad', 'YH'],
    ['Huda Omar Al Shami', 'HS'],
    ['Rajesh', 'R'],
    ['', ''],
  ])('of %s', (name, letters) => {
    expect(initialsOf(name).replace(/\u200c\u2009/u, ' ')).toBe(letters)
  })
})

describe('a preview', () => {
  it('ends after a whole word, so that a Latin name keeps its beginning', () => {
    expect(shorten('سنة الميلاد 1989، والطلب باسم Rana Haddad', 34)).toBe('سنة الميلاد 1989، والطلب باسم…')
  })
  it('stays as it is when it fits, on one line', () => {
    expect(shorten('سطر\nوسطر', 20)).toBe('سطر وسطر')
  })
  it('cuts inside a word only when the first is already too long', () => {
    expect(shorten('abcdefghijkl', 6)).toBe('abcde…')
  })
})

describe('Urdu', () => {
  it('is told from Arabic and Persian by its own letters', () => {
    expect(looksUrdu('ایپ میں فیس دو بار کٹ گئی ہے')).toBe(true)
    expect(looksUrdu('نرجو تزويدنا برقم الطلب')).toBe(false)
    expect(looksUrdu('لطفاً شماره درخواست را بفرمایید')).toBe(false)
  })
})

describe('a command', () => {
  const commands = [
    { id: '1', group: '', label: 'دائرة المالية', also: 'Finance', run: () => undefined },
    { id: '2', group: '', label: 'الإدارة العامة للإقامة', run: () => undefined },
  ]
  it.each([
    ['ماليه', ['1']],
    ['الاداره', ['2']],
    ['fin', ['1']],
    ['', ['1', '2']],
    ['xyz', []],
  ])('is found by %s', (typed, ids) => {
    expect(matchCommands(commands, typed).map((command) => command.id)).toEqual(ids)
  })
})
