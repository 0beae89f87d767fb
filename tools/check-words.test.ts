import { describe, expect, it } from 'vitest'
import { keysIn, placeholders } from './check-words.ts'
import { wordKeysSource } from './generate-words.ts'

describe('the placeholders of a sentence', () => {
  it('count those inside plurals, choices and tags, whatever their order', () => {
    expect(placeholders('{n, plural, one {{name} <b>once</b>} other {# {name}}}')).toEqual(['<b>', 'n', 'name'])
    expect(placeholders("it's {x} and '{not}'")).toEqual(['x'])
  })
})

describe('the keys of a source text', () => {
  it('are those asked for, those written out, and the beginnings of those built', () => {
    const source = `t('desk.accept'); rich('desk.by', { name }); { title: 'cases.title' }; t(\`case.status.\${status}\`); words.say(language, 'mail.hello')`
    const found = keysIn(source)
    expect(found.asked).toEqual(['desk.accept', 'desk.by', 'mail.hello'])
    expect(found.literals).toContain('cases.title')
    expect(found.prefixes).toEqual(['case.status.'])
  })
})

describe('the list of keys', () => {
  it('is a union type, also when empty', () => {
    expect(wordKeysSource(['a.b', 'a.c'])).toContain("  | 'a.b'\n  | 'a.c'\n")
    expect(wordKeysSource([])).toContain('never')
  })
})
