import { createHash } from 'node:crypto'
import { cp, mkdir, rename, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { PostgresBinaries } from './binaries.ts'
import { canReach, type OrdinaryUser } from './ordinary-user.ts'

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
  await mkdir(standIn, { recursive: true, mode: 0o755 })
  return standIn
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
    await mkdir(SHARED_ROOT, { recursive: true, mode: 0o755 })
    await cp(binaries.root, half, { recursive: true, verbatimSymlinks: true })
    // Another start may have finished first; either copy is good.
    await rename(half, root).catch(() => rm(half, { recursive: true, force: true }))
  }
  return { ...binaries, root, binDir: join(root, 'bin') }
}
