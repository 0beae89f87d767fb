import { createHash, randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import type { EngineWanted } from './wanted.ts'

/** What the last start of an engine left beside its folder, for the next one to find it by. */
export type Remembered = {
  pid: number
  httpPort: number
  managerPort: number
  password: string
  shape: string
  version: string
}

/** What the file says, as far as it can be believed. */
export async function remembered(dataDir: string): Promise<Partial<Remembered>> {
  try {
    return JSON.parse(await readFile(fileOf(dataDir), 'utf8')) as Partial<Remembered>
  } catch {
    return {}
  }
}

/** Readable by us alone: it holds the password of the REST interface. */
export async function remember(dataDir: string, facts: Remembered): Promise<void> {
  await writeFile(fileOf(dataDir), `${JSON.stringify(facts)}\n`, { mode: 0o600 })
}

export function freshPassword(): string {
  return randomBytes(24).toString('base64url')
}

/** What cannot change in a running engine; a survivor of another shape is not taken over. */
export function shapeOf({ sipPort, rtpPorts, listen, publicAddress, tls }: EngineWanted): string {
  const shape = JSON.stringify([sipPort, rtpPorts.from, rtpPorts.to, listen, publicAddress ?? null, tls ?? null])
  return createHash('sha256').update(shape).digest('hex').slice(0, 16)
}

function fileOf(dataDir: string): string {
  return `${dataDir}.json`
}
