import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { formatPieces, formatText } from './format-message.ts'

const MINUTES =
  '{n, plural, =0 {أقل من دقيقة} one {دقيقة واحدة} two {دقيقتان} few {# دقائق} many {# دقيقة} other {# دقيقة}}'

describe('formatting a message', () => {
  it.each([
    [0, 'أقل من دقيقة'],
    [1, 'دقيقة واحدة'],
    [2, 'دقيقتان'],
    [3, '3 دقائق'],
    [10, '10 دقائق'],
    [11, '11 دقيقة'],
    [100, '100 دقيقة'],
  ])('counts minutes in Arabic by its own grammar: %i', (n, said) => {
    expect(formatText(MINUTES, { n }, 'ar')).toBe(said)
  })

  it('writes digits 0-9 in every language', () => {
    expect(formatText('{n}', { n: 1234567890 }, 'ar')).toMatch(/^[\d,.٬]+$/)
    expect(formatText('{n}', { n: 12 }, 'fa')).toBe('12')
  })

  it('selects by case and nests', () => {
    const message = '{type, select, complaint {شكواكم} other {حالتكم}} {n, plural, one {واحدة} other {{n}}}'
    expect(formatText(message, { type: 'complaint', n: 1 }, 'ar')).toBe('شكواكم واحدة')
    expect(formatText(message, { type: 'else', n: 5 }, 'ar')).toBe('حالتكم 5')
  })

  it('keeps values apart from text, so that the screen can isolate them', () => {
    expect(formatPieces('رقم {number}.', { number: 'RES-1' }, 'ar')).toEqual([
      { kind: 'text', text: 'رقم ' },
      { kind: 'value', text: 'RES-1' },
      { kind: 'text', text: '.' },
    ])
  })

  it('understands quotes and leaves ordinary apostrophes alone', () => {
    expect(formatText("don't '{x}' it''s", { x: 1 }, 'en')).toBe("don't {x} it's")
  })

  it('never treats a value as a message', () => {
    expect(formatText('{name}', { name: '{x} <b>' }, 'en')).toBe('{x} <b>')
  })

  it('reads every sentence of the portal in every language', () => {
    const folder = new URL('../../../words/', import.meta.url)
    const files = readdirSync(folder).filter((name) => /^portal\.\w+\.json$/.test(name))
    expect(files.length).toBeGreaterThanOrEqual(2)
    for (const file of files) {
      const sentences = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, string>
      for (const sentence of Object.values(sentences)) expect(() => formatText(sentence, {}, 'ar')).not.toThrow()
    }
  })
})
