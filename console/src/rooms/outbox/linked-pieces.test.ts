import { expect, it } from 'vitest'
import { linkedPieces } from './linked-pieces.ts'

it('sets addresses apart without the point after them', () => {
  const text = 'تابعوا حالتكم: http://127.0.0.1:8080/c/RES-2026-000001#abc.\nشكراً'
  expect(linkedPieces(text).map(({ text, href }) => [text, href])).toEqual([
    ['تابعوا حالتكم: ', null],
    ['http://127.0.0.1:8080/c/RES-2026-000001#abc', 'http://127.0.0.1:8080/c/RES-2026-000001#abc'],
    ['.\nشكراً', null],
  ])
})

it('makes no link of anything else', () => {
  expect(linkedPieces('javascript:alert(1) name@example.com')).toMatchObject([{ href: null }])
})
