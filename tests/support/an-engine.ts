import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EngineWanted, type RunningAsterisk, startAsterisk } from '#platform/asterisk'
import { createLog } from '#platform/log'
import { freePort } from '#platform/processes'

export type TestEngine = RunningAsterisk & { sipPort: number; dataDir: string; close(): Promise<void> }

/** A telephone engine of a test's own, in a folder and on ports of its own; `close` ends it and removes the folder. */
export async function anEngine(more: Partial<EngineWanted> = {}): Promise<TestEngine> {
  const home = await mkdtemp(join(tmpdir(), 'amer-engine-'))
  await chmod(home, 0o755)
  const wanted: EngineWanted = {
    dataDir: join(home, 'asterisk'),
    sipPort: await freePort(),
    rtpPorts: { from: 30_000, to: 31_999 },
    listen: '127.0.0.1',
    numbers: [{ number: '8005111', languages: ['ar', 'en'] }],
    trunks: [],
    log: createLog('silent'),
    say: () => undefined,
    keep: false,
    ...more,
  }
  const engine = await startAsterisk(wanted).catch(async (error) => {
    await rm(home, { recursive: true, force: true })
    throw error
  })
  const close = async () => {
    await engine.stop()
    await rm(home, { recursive: true, force: true })
  }
  return Object.defineProperties(
    { sipPort: wanted.sipPort, dataDir: wanted.dataDir, close } as TestEngine,
    Object.getOwnPropertyDescriptors(engine),
  )
}
