import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { chown, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'

/** A system user our programs may run as. */
export type OrdinaryUser = { name: string; uid: number; gid: number }

/**
 * The user PostgreSQL and Asterisk run as when we are root, as whom they may or should not run; undefined when we are an ordinary user already.
 * `amer` is made as a system user where it is absent; where that is impossible, `nobody` serves.
 */
export async function ordinaryUser(name?: string): Promise<OrdinaryUser | undefined> {
  if (process.getuid?.() !== 0) return undefined
  if (name !== undefined) {
    const named = findUser((user) => user.name === name)
    if (named === undefined || named.uid === 0) throw new Error(`processes.unknown-user ${name}`)
    return named
  }
  const known = findUser((user) => user.name === 'amer')
  if (known !== undefined) return known
  await promisify(execFile)('useradd', [
    ...['--system', '--user-group', '--no-create-home'],
    ...['--home-dir', '/var/lib/amer', '--shell', '/usr/sbin/nologin', 'amer'],
  ]).catch(() => undefined) // another start may have made it just now, or the machine has no useradd
  return findUser((user) => user.name === 'amer') ?? findUser((user) => user.name === 'nobody')
}

/** The user who owns an existing folder, when that is an ordinary one: data keeps its owner over upgrades. */
export async function ownerOf(folder: string): Promise<OrdinaryUser | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const owner = await stat(folder).catch(() => undefined)
  if (owner === undefined || owner.uid === 0) return undefined
  return findUser((user) => user.uid === owner.uid)
}

/** Whether `user` may walk into `folder` and every folder above it. */
export async function canReach(folder: string, user: OrdinaryUser): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    const seen = await stat(at).catch(() => undefined)
    if (seen !== undefined) {
      const bit = seen.uid === user.uid ? 0o100 : seen.gid === user.gid ? 0o010 : 0o001
      if ((seen.mode & bit) === 0) return false
    }
    if (at === dirname(at)) return true
  }
}

/** Hands a file or folder to `user`; does nothing when we are that user already. */
export async function giveTo(path: string, user: OrdinaryUser | undefined): Promise<void> {
  if (user !== undefined) await chown(path, user.uid, user.gid)
}

/** What `spawn` needs to run a program as `user`. */
export function identityOf(user: OrdinaryUser | undefined): { uid?: number; gid?: number } {
  return user === undefined ? {} : { uid: user.uid, gid: user.gid }
}

function findUser(matches: (user: OrdinaryUser) => boolean): OrdinaryUser | undefined {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .find(matches)
}
