import { describe, expect, it } from 'vitest'
import { digitOf, missingInWrapUp } from './decide-finish.ts'

const nothing = { codeId: null, topicIds: [], note: '', elsewhere: false, bodyId: null, againAfterMinutes: null }

describe('finishing a contact', () => {
  it.each([
    [{}, true, ['topic', 'code']],
    [{ topicIds: ['a'] }, true, ['code']],
    [{ topicIds: ['a'], codeId: 'c' }, true, []],
    [{ codeId: 'c' }, false, []],
    [{ codeId: 'c', elsewhere: true }, false, ['body']],
    [{ codeId: 'c', elsewhere: true, bodyId: 'b' }, false, []],
  ])('with %j (topics asked: %s) misses %j', (some, asksTopics, missing) => {
    expect(missingInWrapUp({ ...nothing, ...some }, asksTopics)).toEqual(missing)
  })

  it('numbers the first ten codes as the keys stand', () => {
    expect([0, 1, 8, 9, 10].map(digitOf)).toEqual(['1', '2', '9', '0', null])
  })
})
