import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
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

/**
 * A folder of programs itself where `user` can reach it, else a copy of it named `name` under /var/lib/amer,
 * made once; `proof` is a file in it without which a copy does not count.
 */
export async function reachablePrograms(
  programs: { root: string; name: string; proof: string },
  user: OrdinaryUser | undefined,
): Promise<string> {
  if (user === undefined || (await canReach(programs.root, user))) return programs.root
  const copy = join(SHARED_ROOT, programs.name)
  const copied = await stat(join(copy, programs.proof)).catch(() => undefined)
  if (copied === undefined) {
    const half = `${copy}.${process.pid}`
    await openToAll(SHARED_ROOT)
    await run('cp', ['-a', programs.root, half])
    await run('chmod', ['-R', 'a+rX', half])
    // Another start may have finished first; either copy is good.
    await rename(half, copy).catch(() => rm(half, { recursive: true, force: true }))
  }
  return copy
}

async function openToAll(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o755) // whatever root's umask is
}
