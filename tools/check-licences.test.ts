import { describe, expect, it } from 'vitest'
import { isFree } from './check-licences.ts'

describe('licences', () => {
  const table: [string, boolean][] = [
    ['MIT', true],
    ['Apache-2.0', true],
    ['(MIT OR GPL-3.0)', true],
    ['GPL-2.0-only', false],
    ['AGPL-3.0-or-later', false],
    ['MIT AND GPL-3.0', false],
    ['MIT AND Zlib', true],
    ['(MIT AND BSD-3-Clause)', true],
    ['SEE LICENSE IN LICENSE', false],
    ['none named', false],
  ]
  for (const [expression, free] of table) {
    it(`${expression} is ${free ? '' : 'not '}free`, () => expect(isFree(expression)).toBe(free))
  }
})
