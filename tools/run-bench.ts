import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

// Runs the benchmarks named, or all of them. Each prints its table and writes bench/results/<name>.json by itself.
// As ./amer starts the server.
const AS_SERVED = '--max-semi-space-size=64'
const root = join(import.meta.dirname, '..')
const files = (await readdir(join(root, 'bench'))).filter((file) => file.endsWith('.ts')).sort()
// A benchmark is a file that publishes a report; the others are its parts.
const known: string[] = []
for (const file of files) {
  const text = await readFile(join(root, 'bench', file), 'utf8')
  if (/^import .*\bpublish\b.*bench-table/m.test(text)) known.push(file.slice(0, -'.ts'.length))
}
const wanted = process.argv.length > 2 ? process.argv.slice(2) : known
const unknown = wanted.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${known.join(', ')}.`)
  process.exit(1)
}
for (const name of wanted) {
  const child = spawn(process.execPath, [AS_SERVED, join(root, 'bench', `${name}.ts`)], { cwd: root, stdio: 'inherit' })
  process.on('SIGINT', () => undefined) // Ctrl-C reaches the child by itself
  process.on('SIGTERM', () => child.kill('SIGINT'))
  const [exitCode] = (await once(child, 'exit')) as [number | null]
  if (exitCode !== 0) process.exitCode = 1
}
