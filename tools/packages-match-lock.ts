import { readFile } from 'node:fs/promises'

type Lock = { packages: Record<string, { version?: string; optional?: boolean; link?: boolean }> }

// Exit code 0 when node_modules holds exactly what package-lock.json says, as after `npm ci` by hand; 1 otherwise.
process.exitCode = (await isInstalled()) ? 0 : 1

async function isInstalled(): Promise<boolean> {
  const [wanted, found] = await Promise.all([
    readLock('package-lock.json'),
    readLock('node_modules/.package-lock.json'),
  ])
  if (wanted === undefined || found === undefined) return false
  const expected = Object.entries(wanted.packages).filter(([place]) => place !== '')
  const extra = Object.keys(found.packages).some((place) => wanted.packages[place] === undefined)
  const missing = expected.some(([place, { version, optional }]) => {
    const there = found.packages[place]
    return there === undefined ? optional !== true : there.version !== version
  })
  return !extra && !missing
}

async function readLock(path: string): Promise<Lock | undefined> {
  const text = await readFile(new URL(`../${path}`, import.meta.url), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as Lock)
}
