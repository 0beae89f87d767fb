import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { aScratchDatabase } from '../../tests/support/scratch-database.ts'
import { startServer } from './start-server.ts'

it('a server that is stopping says so at /readyz, while it still answers', async () => {
  const scratch = await aScratchDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'amer-ready-'))
  try {
    const server = await startServer({
      config: { demo: true, publicUrl: 'http://127.0.0.1', dataDir, smtpUrl: null },
      databaseUrl: scratch.url,
      listen: '127.0.0.1',
      port: 0,
      metricsToken: 'test',
      logLevel: 'silent',
      drainMilliseconds: 200,
    })
    const ready = async () => (await server.app.inject('/readyz')).statusCode
    expect(await ready()).toBe(200)
    const stopped = server.stop()
    expect(await ready()).toBe(503)
    expect((await server.app.inject('/healthz')).statusCode).toBe(200)
    await stopped
  } finally {
    await scratch.close()
    await rm(dataDir, { recursive: true, force: true })
  }
})
