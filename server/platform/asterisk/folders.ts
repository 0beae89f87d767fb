import { chmod, lstat, mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { giveTo, type OrdinaryUser } from '#platform/processes'

/** The folders of one engine, all below its own. */
export type EngineFolders = {
  home: string
  configuration: string
  recordings: string
  /** Prompts rendered by us; `fallback/<name>-<language>.wav` are what callers hear while the server is away. */
  sounds: string
  /** Messages taken while the server was away: `<id>.wav`, and when it is whole `<id>.txt` beside it, a query string ending in `end=1`. */
  messages: string
  music: string
}

export function foldersIn(home: string): EngineFolders {
  return {
    home,
    configuration: join(home, 'conf'),
    recordings: join(home, 'spool', 'recording'),
    sounds: join(home, 'sounds'),
    messages: join(home, 'messages'),
    music: join(home, 'music'),
  }
}

/** Makes every folder the engine writes to or reads from, owned by the user it runs as. */
export async function makeFolders(folders: EngineFolders, user: OrdinaryUser | undefined): Promise<void> {
  const { home } = folders
  const inside = ['spool', 'spool/recording', 'spool/tmp', 'log', 'run', 'db', 'keys', 'cache']
  const all = [home, folders.configuration, folders.sounds, join(folders.sounds, 'fallback'), folders.messages]
  for (const folder of [...all, folders.music, ...inside.map((name) => join(home, name))]) {
    await mkdir(folder, { recursive: true, mode: 0o750 })
    await giveTo(folder, user)
  }
  // What records a call and what takes a message write to two folders; we look in one.
  const monitor = join(home, 'spool', 'monitor')
  if ((await lstat(monitor).catch(() => undefined)) === undefined) await symlink('recording', monitor)
  // Names and folders of rendered prompts are no secret, and must be readable whoever wrote them.
  for (const folder of [folders.sounds, join(folders.sounds, 'fallback')]) await chmod(folder, 0o755)
}
