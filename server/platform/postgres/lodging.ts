import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { PostgresBinaries } from './binaries.ts'
import { canReach, type OrdinaryUser } from './ordinary-user.ts'

const run = promisify(execFile)

/** Where root keeps what other system users must read. */
export const SHARED_ROOT = '/var/lib/amer'

/** The folder under /var/lib/amer that stands in for `folder` when `folder` lies where only root can go. */
export function standInFor(folder: string): string {
  const key = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16)
  return join(SHARED_ROOT, 'instances', key)
}

/** `folder` itself where `user` can reach it, else its stand-in under /var/lib/amer (made when absent). */
export async function reachableFolder(folder: string, user: OrdinaryUser | undefined): Promise<string> {
  if (user === undefined || (await canReach(folder, user))) return folder
  const standIn = standInFor(folder)
  await openToAll(SHARED_ROOT)
  await openToAll(dirname(standIn))
  await openToAll(standIn)
  return standIn
}

/** Removes everything in `folder` except the names in `keep`, and the folder's stand-in under /var/lib/amer. */
export async function removeWithStandIn(folder: string, keep: readonly string[] = []): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    if (!keep.includes(name)) await rm(join(folder, name), { recursive: true, force: true })
  }
  const isRoot = process.getuid?.() === 0
  if (isRoot) await rm(standInFor(folder), { recursive: true, force: true })
}

/** The binaries themselves where `user` can reach them, else a copy under /var/lib/amer. */
export async function reachableBinaries(
  binaries: PostgresBinaries,
  user: OrdinaryUser | undefined,
): Promise<PostgresBinaries> {
  if (user === undefined || binaries.root === undefined || (await canReach(binaries.binDir, user))) return binaries
  const root = join(SHARED_ROOT, `postgres-${binaries.version}-${process.arch}`)
  const copied = await stat(join(root, 'bin', 'postgres')).catch(() => undefined)
  if (copied === undefined) {
    const half = `${root}.${process.pid}`
    await openToAll(SHARED_ROOT)
    await run('cp', ['-a', binaries.root, half])
    await run('chmod', ['-R', 'a+rX', half])
    // Another start may have finished first; either copy is good.
    await rename(half, root).catch(() => rm(half, { recursive: true, force: true }))
  }
  return { ...binaries, root, binDir: join(root, 'bin') }
}

async function openToAll(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o755) // whatever root's umask is
}
