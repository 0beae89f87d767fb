import { describe, expect, it } from 'vitest'
import { isolated } from './isolate.tsx'

/** Isolated runs shown in brackets. */
const drawn = (text: string): string =>
  isolated(text)
    .map((piece) => (typeof piece === 'string' ? piece : `[${String(piece.props.children)}]`))
    .join('')

describe('numbers inside what people write', () => {
  it.each([
    ['رقم الطلب 2026-118-44710 من فضلكم', 'رقم الطلب [2026-118-44710] من فضلكم'],
    ['الرقم RES-2026-000123.', 'الرقم [RES-2026-000123].'],
    ['اتصلوا على +971 50 000 0012، شكراً', 'اتصلوا على [+971 50 000 0012]، شكراً'],
    ['784-0000-0000001-0', '[784-0000-0000001-0]'],
    ['قبل 5 أيام', 'قبل 5 أيام'],
    ['بلا أرقام', 'بلا أرقام'],
    ['<b>12</b>', '<b>[12]</b>'],
    ['', ''],
  ])('%s', (text, shown) => {
    expect(drawn(text)).toBe(shown)
  })

  it('loses no character', () => {
    const text = 'أ12 b-3/4: +971-50 (6) 7.8 x9y'
    expect(drawn(text).replace(/[[\]]/g, '')).toBe(text)
  })
})
