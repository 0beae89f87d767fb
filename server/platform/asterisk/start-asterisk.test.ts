import { type ChildProcess, spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLog } from '#platform/log'
import { endProcesses, freePort, isRunning } from '#platform/processes'
import { anEngine, type TestEngine } from '../../../tests/support/an-engine.ts'
import { openPhone, type Phone } from '../../../tests/support/sip/phone.ts'
import { loudness, samplesOfWav, shareOfTone, toneSamples } from '../../../tests/support/sip/tones.ts'
import { AsteriskNotStarted, startAsterisk, stopAsterisk, wav } from './index.ts'
import { asterisksIn, worksIn } from './survivors.ts'
import { takesCalls, watchCalls } from './watch-calls.ts'

let engine: TestEngine | undefined
let phone: Phone
const others: ChildProcess[] = []

beforeEach(async () => {
  phone = await openPhone('0501234567')
})
afterEach(async () => {
  phone.close()
  for (const other of others.splice(0)) other.kill('SIGKILL')
  await engine?.close()
  engine = undefined
})

describe('starting the telephone engine', () => {
  it('runs as an ordinary user, listens where it is told and refuses what nobody has', async () => {
    engine = await anEngine({ numbers: [{ number: '+97140005111', languages: ['ar'] }] })
    const owner = await stat(`/proc/${engine.pid}`)
    expect(owner.uid).not.toBe(0)
    const at = { host: '127.0.0.1', port: engine.sipPort }
    expect((await phone.call('0097140005111', at)).status).toBe(200)
    for (const number of ['100', 's', 'answer', 'agent', '97140005112'])
      expect((await phone.call(number, at)).status).toBe(404)
  })

  it('takes up other numbers while it runs', async () => {
    engine = await anEngine()
    const at = { host: '127.0.0.1', port: engine.sipPort }
    expect((await phone.call('600500500', at)).status).toBe(404)
    await engine.configure({ numbers: [{ number: '600500500', languages: ['ar'] }], trunks: [A_TRUNK] })
    expect((await phone.call('600500500', at)).status).toBe(200)
    expect((await phone.call('8005111', at)).status).toBe(404)
  })

  it('says that a port is taken, with nothing left running', async () => {
    const taken = createSocket('udp4')
    taken.bind(await freePort(), '127.0.0.1')
    await once(taken, 'listening')
    const refused = anEngine({ sipPort: taken.address().port })
    await expect(refused).rejects.toMatchObject({ code: 'asterisk.port-taken', facts: { port: taken.address().port } })
    taken.close()
  })

  it('refuses numbers and trunks that would write lines of their own into its configuration', async () => {
    const bad = [
      { numbers: [{ number: '1)\nexten => x,1,System(id)', languages: [] }] },
      { trunks: [{ ...A_TRUNK, hosts: ['a;b'] }] },
      { trunks: [{ ...A_TRUNK, account: { user: 'u', secret: 'a\nb', register: true } }] },
    ]
    for (const one of bad) await expect(anEngine(one)).rejects.toThrow(AsteriskNotStarted)
  })
})

describe('a caller while the server is away', () => {
  it('hears an apology in the languages of the line, then music, and in the end leaves a message', async () => {
    engine = await anEngine({ triesBeforeMessage: 1 })
    const { folders } = engine
    for (const [name, hertz] of [
      ['sorry-ar', 500],
      ['sorry-en', 700],
      ['leave-message-ar', 900],
    ] as const)
      await writeFile(join(folders.sounds, 'fallback', `${name}.wav`), wav(toneSamples(hertz, 4_800), 8_000))
    const call = await phone.call('8005111', { host: '127.0.0.1', port: engine.sipPort })
    const heard = await call.line.hearNext(8_000 * 7)
    for (const hertz of [500, 700, 900])
      expect(windows(heard).some((part) => shareOfTone(part, hertz) > 0.8)).toBe(true)
    expect(
      windows(heard)
        .slice(-30)
        .every((part) => loudness(part) < 12_000),
    ).toBe(true)
    call.line.say(600)
    await call.line.hearNext(8_000)
    call.hangUp()
    const notes = async () => (await readdir(folders.messages)).filter((name) => name.endsWith('.txt'))
    await expect.poll(notes, { timeout: 10_000 }).toHaveLength(1)
    const [note = ''] = await notes()
    const read = async () => new URLSearchParams(await readFile(join(folders.messages, note), 'utf8'))
    await expect.poll(async () => (await read()).get('end'), { timeout: 10_000 }).toBe('1')
    const facts = { number: '8005111', from: 'anonymous', caller: '0501234567', languages: 'ar/en' }
    expect(Object.fromEntries(await read())).toMatchObject(facts)
    const { samples } = samplesOfWav(await readFile(join(folders.messages, note.replace('.txt', '.wav'))))
    expect(windows(samples).some((part) => shareOfTone(part, 600) > 0.9)).toBe(true)
  }, 60_000)
})

describe('an engine whose owner was killed', () => {
  it('goes on with its calls and is taken over', async () => {
    engine = await anEngine()
    const { dataDir, sipPort } = engine
    await engine.stop()
    const owner = spawn(process.execPath, ['--input-type=module', '-e', OWNER, dataDir, String(sipPort)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    others.push(owner)
    const [line] = (await once(owner.stdout ?? owner, 'data')) as [Buffer]
    const pid = Number(line.toString())
    const call = await phone.call('8005111', { host: '127.0.0.1', port: sipPort })
    owner.kill('SIGKILL')
    await once(owner, 'exit')
    await call.line.hearNext(1_600) // music goes on
    const next = await startAsterisk(wantedIn(dataDir, sipPort))
    expect(next).toMatchObject({ pid, adopted: true })
    await call.line.hearNext(1_600)
    await next.stop()
    expect(await isRunning(pid)).toBe(false)
  })

  it('is not taken over on another port, nor is a stranger with its number', async () => {
    engine = await anEngine()
    const { dataDir, pid } = engine
    const elsewhere = await startAsterisk(wantedIn(dataDir, await freePort()))
    expect(elsewhere.adopted).toBe(false)
    expect(await isRunning(pid)).toBe(false)
    await elsewhere.stop()
    expect(await worksIn(process.pid, engine.folders.home)).toBe(false)
    expect(await asterisksIn(engine.folders.home)).toEqual([])
    await stopAsterisk(dataDir) // nothing there: fine
  })
})

describe('an engine that is kept', () => {
  it('is started again when it dies, and says so', async () => {
    engine = await anEngine({ keep: true })
    const before = engine.pid
    const died = new Promise<void>((resolve) => engine?.onExit(resolve))
    await endProcesses([before], 'SIGKILL', 0)
    await died
    await expect.poll(() => engine?.pid, { timeout: 15_000 }).not.toBe(before)
    expect((await phone.call('8005111', { host: '127.0.0.1', port: engine.sipPort })).status).toBe(200)
  })

  it('is found deaf when it stands still', async () => {
    engine = await anEngine()
    const probed = { ari: engine.ari, sip: { host: '127.0.0.1', port: engine.sipPort } }
    expect(await takesCalls(probed)).toBe(true)
    process.kill(engine.pid, 'SIGSTOP')
    const deaf = Promise.withResolvers<void>()
    const watching = watchCalls({
      probe: () => takesCalls(probed, 200),
      everyMs: 10,
      patience: 3,
      onDeaf: async () => deaf.resolve(),
    })
    await deaf.promise
    process.kill(engine.pid, 'SIGCONT')
    await watching.end()
  })
})

const A_TRUNK = { id: 'provider', hosts: ['192.0.2.10'], transport: 'udp', srtp: false } as const

function wantedIn(dataDir: string, sipPort: number) {
  const numbers = [{ number: '8005111', languages: ['ar', 'en'] }]
  const quiet = { log: createLog('silent'), say: () => undefined, keep: false }
  return {
    dataDir,
    sipPort,
    rtpPorts: { from: 30_000, to: 31_999 },
    listen: '127.0.0.1',
    numbers,
    trunks: [],
    ...quiet,
  }
}

const OWNER = `
  import { startAsterisk } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)}
  import { createLog } from ${JSON.stringify(new URL('../log/index.ts', import.meta.url).href)}
  const [dataDir, sipPort] = process.argv.slice(1)
  const running = await startAsterisk({ dataDir, sipPort: Number(sipPort), rtpPorts: { from: 30_000, to: 31_999 }, listen: '127.0.0.1',
    numbers: [{ number: '8005111', languages: ['ar', 'en'] }], trunks: [], log: createLog('silent'), say: () => undefined })
  console.log(running.pid)
  setInterval(() => undefined, 1000)
`

function windows(samples: Int16Array): Int16Array[] {
  return Array.from({ length: Math.floor(samples.length / 800) }, (_, at) => samples.slice(at * 800, at * 800 + 800))
}
