import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { ownFolder } from './own-folder.ts'

describe("a run's own folder", () => {
  it('ends what still works in it or was given it, and nothing else', async () => {
    const folder = await ownFolder()
    const inside = spawn('sleep', ['601'], { cwd: folder.path, detached: true, env: { PATH: process.env.PATH } })
    const given = spawn('sleep', ['602'], { detached: true, env: { PATH: process.env.PATH, TMPDIR: folder.path } })
    const stranger = spawn('sleep', ['603'])
    await Promise.all([inside, given, stranger].map((child) => once(child, 'spawn')))
    const gone = Promise.all([once(inside, 'exit'), once(given, 'exit')])
    const ended = await folder.close()
    await gone
    expect(ended.sort()).toEqual([`${inside.pid} sleep 601`, `${given.pid} sleep 602`].sort())
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull()
    stranger.kill()
    await expect(stat(folder.path)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('is simply removed when nothing was left behind', async () => {
    const folder = await ownFolder()
    expect(await folder.close()).toEqual([])
  })
})
