/** What a test run came to. */
export type Count = { passed: number; failed: number; skipped: number }

type Report = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

/**
 * Counts one run from the test runner's JSON report and exit code. A file that could not be loaded counts as one failure,
 * and so does a run that ended badly without naming a failed test: nothing red may read as green.
 */
export function countTests(report: string | undefined, exitCode: number | null): Count {
  if (report === undefined) return { passed: 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 }
  const seen = JSON.parse(report) as Report
  const unloaded = seen.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  const failed = seen.numFailedTests + unloaded.length
  return {
    passed: seen.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: seen.numPendingTests + seen.numTodoTests,
  }
}

/** Several runs as one. */
export function sum(counts: readonly Count[]): Count {
  return counts.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}
