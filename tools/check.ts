import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

// Every check in a row; all are run even when one fails, so that one look shows everything.
const root = join(import.meta.dirname, '..')
const tsc = 'node_modules/typescript7/bin/tsc'
const CHECKS: { words: string; run: string[] }[] = [
  { words: 'Format and lint', run: ['node_modules/@biomejs/biome/bin/biome', 'check', '.'] },
  { words: 'Types of the server', run: [tsc, '-p', 'tsconfig.json'] },
  { words: 'Types of the console', run: [tsc, '-p', 'console'] },
  { words: 'Types of the portal', run: [tsc, '-p', 'portal'] },
  { words: 'Who imports whom', run: ['tools/check-imports.ts'] },
  { words: 'Who reads whose tables', run: ['tools/check-tables.ts'] },
  { words: 'Words in both languages', run: ['tools/check-words.ts'] },
  { words: 'Right to left', run: ['tools/check-directions.ts'] },
  { words: 'Database types', run: ['tools/generate-types.ts', '--verify'] },
  { words: 'Licences', run: ['tools/check-licences.ts'] },
  { words: 'Known vulnerabilities', run: ['tools/check-vulnerabilities.ts'] },
]

const failed: string[] = []
for (const { words, run } of CHECKS) {
  console.log(`\n— ${words}`)
  if (!(await succeeds(run))) failed.push(words)
}
console.log(failed.length === 0 ? '\nAll checks passed' : `\nFailed: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1

async function succeeds(args: string[]): Promise<boolean> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
  const [exitCode] = (await once(child, 'exit')) as [number | null]
  return exitCode === 0
}
