import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadWords } from '#platform/words'
import { placeholders } from '../../../tools/check-words.ts'
import { sayMoment } from './say-moment.ts'

const folder = join(import.meta.dirname, '..', '..', '..', 'words')
const wordsIn = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, string>

describe('what customers of other languages read in a chat', () => {
  const english = wordsIn('chat.en.json')
  const drafts = globSync('chat-drafts.*.json', { cwd: folder })

  it('is drafted in each of the five further languages', () => {
    expect(drafts.map((name) => name.split('.')[1]).sort()).toEqual(['fa', 'fil', 'fr', 'hi', 'ur'])
  })

  it.each(drafts)('%s says what English says, with the same values', (name) => {
    for (const [key, message] of Object.entries(wordsIn(name))) {
      expect(placeholders(message).toSorted(), key).toEqual(placeholders(english[key] ?? '').toSorted())
    }
  })

  it('is said in English where a language has no draft', async () => {
    const words = await loadWords()
    expect(words.say('fil', 'flow.choice.go-on', { language: 'Ingles' })).toBe('Ituloy ang usapan sa Ingles')
    expect(words.say('ur', 'chat.transcript.customer')).toBe('Customer')
  })

  it.each([
    ['ar', 'الثلاثاء'],
    ['ur', 'منگل'],
    ['fr', 'mardi'],
    ['en', 'Tuesday'],
  ])('tells a moment in %s with digits 0–9', (language, weekday) => {
    const said = sayMoment(language, new Date('2026-11-24T10:05:00Z'), 'Asia/Dubai')
    expect(said).toContain(weekday)
    expect(said).toContain('14:05')
  })
})
