import { describe, expect, it } from 'vitest'
import { countTests, sum } from './count-tests.ts'

const report = (more: object) =>
  JSON.stringify({
    ...{ numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] },
    ...more,
  })

describe('counting a test run', () => {
  const runs = [
    { name: 'all green', text: report({}), exit: 0, is: { passed: 3, failed: 0, skipped: 0 } },
    { name: 'one red', text: report({ numFailedTests: 1 }), exit: 1, is: { passed: 3, failed: 1, skipped: 0 } },
    {
      name: 'a file that could not be loaded',
      text: report({ testResults: [{ status: 'failed', assertionResults: [] }] }),
      exit: 1,
      is: { passed: 3, failed: 1, skipped: 0 },
    },
    { name: 'an error outside any test', text: report({}), exit: 1, is: { passed: 3, failed: 1, skipped: 0 } },
    { name: 'killed before its report', text: undefined, exit: null, is: { passed: 0, failed: 1, skipped: 0 } },
    { name: 'nothing to run', text: undefined, exit: 0, is: { passed: 0, failed: 0, skipped: 0 } },
    { name: 'some skipped', text: report({ numPendingTests: 2 }), exit: 0, is: { passed: 3, failed: 0, skipped: 2 } },
  ]
  for (const { name, text, exit, is } of runs) {
    it(`reads ${name}`, () => expect(countTests(text, exit)).toEqual(is))
  }

  it('adds two runs', () => {
    const one = { passed: 1, failed: 2, skipped: 3 }
    expect(sum([one, one])).toEqual({ passed: 2, failed: 4, skipped: 6 })
  })
})
