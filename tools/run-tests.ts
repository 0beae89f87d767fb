import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Count, countTests, sum } from './count-tests.ts'
import { ownFolder } from './own-folder.ts'

// Runs the tests on the newest PostgreSQL, then the database's own on the oldest we promise. The last line counts both.
const root = join(import.meta.dirname, '..')
const names = process.argv.slice(2)
let interrupted = false
process.on('SIGINT', () => {
  interrupted = true // Ctrl-C reaches the children by itself
})

const counts = [await runVitest({}, names)]
if (existsSync('/usr/lib/postgresql/15/bin/postgres') && !interrupted) {
  console.log('\nOnce more on PostgreSQL 15: the database and the walls')
  counts.push(await runVitest({ AMER_TEST_POSTGRES: '15' }, [...names, '--passWithNoTests']))
} else if (!interrupted) {
  console.log('\nPostgreSQL 15 is not installed: its run is left out')
}
const all = sum(counts)
if (all.skipped > 0) console.log(`${all.skipped} skipped`)
console.log(`${all.passed} passed, ${all.failed} failed`)
process.exitCode = all.failed === 0 && all.passed > 0 ? 0 : 1

async function runVitest(environment: Record<string, string>, more: string[]): Promise<Count> {
  const folder = await ownFolder()
  const report = join(folder.path, 'report.json')
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const options = ['run', '--reporter=default', '--reporter=json', `--outputFile=${report}`, ...more]
  const child = spawn(process.execPath, [vitest, ...options], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment, TMPDIR: folder.path },
  })
  const passOn = () => {
    interrupted = true
    child.kill('SIGINT')
  }
  process.once('SIGTERM', passOn)
  const [exitCode] = (await once(child, 'exit')) as [number | null]
  process.off('SIGTERM', passOn)
  const count = countTests(await readFile(report, 'utf8').catch(() => undefined), exitCode)
  const leftBehind = await folder.close()
  for (const process of leftBehind) console.log(`left behind by the tests and ended: ${process}`)
  return { ...count, failed: count.failed + (interrupted ? 0 : leftBehind.length) }
}
