import { describe, expect, it } from 'vitest'
import { findDirectionFaults } from './check-directions.ts'

describe('physical directions', () => {
  const wrong = [
    ['a.css', '.a { margin-left: 4px }'],
    ['a.css', '.a { padding-right: 4px }'],
    ['a.css', '.a { left: 0 }'],
    ['a.css', '.a { text-align: right }'],
    ['a.css', '.a { border-left-color: red }'],
    ['a.css', '.a { border-top-left-radius: 4px }'],
    ['a.tsx', '<div style={{ marginLeft: 4 }} />'],
    ['a.tsx', "<div style={{ position: 'absolute', left: 0 }} />"],
    ['a.tsx', "<div style={{ textAlign: 'left' }} />"],
    ['a.tsx', '<Box ml="md" />'],
    ['a.tsx', 'const sheet = `a { padding-left: 1em }`'],
  ] as const
  for (const [file, source] of wrong) {
    it(`finds ${source} in ${file}`, () => {
      expect(findDirectionFaults(file, `\n${source}\n`)).toEqual([{ file, line: 2, text: source }])
    })
  }

  const right = [
    ['a.css', '.a { margin-inline-start: 4px; inset-inline-end: 0; text-align: start }'],
    ['a.css', '/* not left: 0 */ .a { color: red }'],
    ['a.css', '.a { --left: 1; border-start-start-radius: 4px }'],
    ['a.css', '/* physical-direction: the clock face is not text */\n.a { left: 0 }'],
    ['a.tsx', 'const { left } = box.getBoundingClientRect()'],
    ['a.tsx', "const text = 'minutes left: ' + minutes"],
    ['a.tsx', '<Box ms="md" pe={4} />'],
    ['a.tsx', '// margin-left: never'],
  ] as const
  for (const [file, source] of right) {
    it(`lets ${source} be`, () => expect(findDirectionFaults(file, source)).toEqual([]))
  }
})
