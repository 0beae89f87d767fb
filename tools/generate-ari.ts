// Writes (or with --verify compares) the types of the telephone engine's REST interface, as a running engine describes it.
import { execFile } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type AriAccess, startAsterisk } from '#platform/asterisk'
import { createLog } from '#platform/log'
import { freePort } from '#platform/processes'
import { type AriDescription, ariTypes } from './ari-types.ts'
import { ownFolder } from './own-folder.ts'

const root = join(import.meta.dirname, '..')
const outFile = join(root, 'server/rooms/channels/voice/ari/ari.gen.ts')

const folder = await ownFolder()
const engine = await startAsterisk({
  dataDir: join(folder.path, 'asterisk'),
  sipPort: await freePort(),
  rtpPorts: { from: 30_000, to: 30_099 },
  listen: '127.0.0.1',
  numbers: [],
  trunks: [],
  log: createLog('warn'),
  say: () => undefined,
  keep: false,
})
try {
  const written = `${outFile}.new.ts`
  await writeFile(written, ariTypes(await describe(engine.ari)))
  await promisify(execFile)(join(root, 'node_modules/.bin/biome'), ['format', '--write', written], { cwd: root })
  const text = await readFile(written, 'utf8')
  await rm(written)
  const isSame = text === (await readFile(outFile, 'utf8').catch(() => ''))
  if (!process.argv.includes('--verify')) await writeFile(outFile, text)
  else if (!isSame) {
    process.stderr.write('The engine describes itself otherwise than ari.gen.ts: run node tools/generate-ari.ts\n')
    process.exitCode = 1
  }
} finally {
  await engine.stop()
  await folder.close()
}

async function describe(ari: AriAccess): Promise<AriDescription[]> {
  const ask = async (path: string): Promise<unknown> => {
    const password = Buffer.from(`${ari.user}:${ari.password}`).toString('base64')
    const response = await fetch(`${ari.url}${path}`, { headers: { authorization: `Basic ${password}` } })
    if (!response.ok) throw new Error(`${path}: ${response.status}`)
    return response.json()
  }
  const resources = (await ask('/api-docs/resources.json')) as { apis: { path: string }[] }
  const paths = resources.apis.map(({ path }) => path.replace('{format}', 'json'))
  return Promise.all(paths.map(async (path) => (await ask(path)) as AriDescription))
}
