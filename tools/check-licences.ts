import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

type Manifest = { license?: string | { type: string }; licenses?: { type: string }[] }
type Lock = { packages: Record<string, { dev?: boolean; link?: boolean; version?: string; license?: string }> }

/** Licences under which somebody who passes Amer on owes nothing but the notice. */
const FREE = [
  ...['MIT', 'MIT-0', 'ISC', 'BSD', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'Unlicense', 'CC0-1.0'],
  ...['BlueOak-1.0.0', 'Python-2.0', 'CC-BY-4.0', 'CC-BY-3.0', 'OFL-1.1', 'PostgreSQL', 'Zlib', 'WTFPL'],
  ...['MPL-2.0'], // file by file; we change none of those files
]

/** Whether an SPDX expression leaves us free: one branch of an OR is enough, every part of an AND is needed. */
export function isFree(expression: string): boolean {
  const bare = expression.trim().replace(/^\((.*)\)$/, '$1')
  if (/\bOR\b/.test(bare) && !/\bAND\b/.test(bare)) return bare.split(/\s+OR\s+/).some(isFree)
  if (/\bAND\b/.test(bare)) return bare.split(/\s+AND\s+/).every(isFree)
  return FREE.includes(bare.replace(/[()]/g, '').trim())
}

async function licenceOf(root: string, place: string, locked: string | undefined): Promise<string> {
  const text = await readFile(join(root, place, 'package.json'), 'utf8').catch(() => undefined)
  const manifest = text === undefined ? {} : (JSON.parse(text) as Manifest)
  const { license, licenses } = manifest
  if (typeof license === 'string') return license
  return license?.type ?? licenses?.map((one) => one.type).join(' OR ') ?? locked ?? 'none named'
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..')
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as Lock
  const counts = new Map<string, number>()
  const faults: string[] = []
  for (const [place, { version, license: locked }] of Object.entries(lock.packages)) {
    if (place === '') continue
    const licence = await licenceOf(root, place, locked)
    counts.set(licence, (counts.get(licence) ?? 0) + 1)
    if (!isFree(licence)) faults.push(`${place.replace(/^.*node_modules\//, '')} ${version ?? ''}: ${licence}`)
  }
  const most = [...counts].sort((a, b) => b[1] - a[1])
  console.log(most.map(([licence, count]) => `${count} ${licence}`).join(', '))
  for (const fault of faults) console.log(`not free: ${fault}`)
  process.exitCode = faults.length === 0 && counts.size > 0 ? 0 : 1
}
