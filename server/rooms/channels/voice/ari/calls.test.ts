import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { wav } from '#platform/asterisk'
import { createLog } from '#platform/log'
import { anEngine, type TestEngine } from '../../../../../tests/support/an-engine.ts'
import { openPhone, type Phone } from '../../../../../tests/support/sip/phone.ts'
import { loudness, samplesOfWav, shareOfTone, toneSamples } from '../../../../../tests/support/sip/tones.ts'
import {
  type Ari,
  answerCall,
  bridgeCalls,
  connectAri,
  EndpointNotThere,
  hangUp,
  hearKeys,
  holdCall,
  listLegs,
  muteCall,
  onLegGone,
  pauseRecording,
  playPrompts,
  provisionEndpoint,
  recordCall,
  recordingFiles,
  removeEndpoint,
  ringAgent,
  snoopOn,
  startMusic,
  stopMusic,
  takeMessage,
  takeOffHold,
  unbridge,
} from './index.ts'

let engine: TestEngine
let ari: Ari
let caller: Phone
let agent: Phone
const at = () => ({ host: '127.0.0.1', port: engine.sipPort })

beforeAll(async () => {
  const trunk = { id: 'provider', hosts: ['192.0.2.10'], transport: 'udp', srtp: false } as const
  engine = await anEngine({ trunks: [trunk] })
  await writeFile(join(engine.folders.sounds, 'tone.wav'), wav(toneSamples(500, 16_000), 8_000))
  await writeFile(join(engine.folders.sounds, 'short.wav'), wav(toneSamples(700, 1_600), 8_000))
})
afterAll(() => engine.close())
beforeEach(async () => {
  ari = await connectAri({ access: () => engine.ari, app: 'amer', log: createLog('silent') })
  caller = await openPhone('0501234567')
  agent = await openPhone('agent')
})
afterEach(async () => {
  for (const leg of await listLegs(ari)) await hangUp(ari, leg)
  ari.close()
  caller.close()
  agent.close()
})

describe('a call to a line', () => {
  it('comes to the application with what was dialled and whence, and is answered', async () => {
    const arrival = nextArrival()
    const calling = caller.call('8005111', at())
    const { args, channel } = await arrival
    expect(args).toEqual(['inbound', '8005111', 'anonymous'])
    expect(channel.caller.number).toBe('0501234567')
    expect(await answerCall(ari, channel.id)).toBe(true)
    expect((await calling).status).toBe(200)
  })

  it('is nobody we know, whatever name the caller gives', async () => {
    const liar = await openPhone('trunk-provider')
    const arrival = nextArrival()
    const calling = liar.call('8005111', at())
    expect((await arrival).args).toEqual(['inbound', '8005111', 'anonymous'])
    for (const leg of await listLegs(ari)) await hangUp(ari, leg)
    await calling
    liar.close()
  })

  it('is told apart from a number nobody has', async () => {
    expect((await caller.call('100', at())).status).toBe(404)
    expect((await caller.call('999', at())).status).toBe(404)
  })

  it('is missed by nobody when it comes before anybody listens', async () => {
    ari.close()
    const calling = caller.call('8005111', at()) // held by the engine's own plan meanwhile
    const late = await connectAri({ access: () => engine.ari, app: 'amer', log: createLog('silent'), hold: true })
    const arrived = Promise.withResolvers<string>()
    late.onEvent('StasisStart', ({ args }) => arrived.resolve(args.join()))
    late.begin()
    expect(await arrived.promise).toBe('inbound,8005111,anonymous')
    late.close()
    ari = await connectAri({ access: () => engine.ari, app: 'amer', log: createLog('silent') })
    for (const leg of await listLegs(ari)) await hangUp(ari, leg)
    await calling
  })
})

describe('playing to a caller', () => {
  it('is heard at the other ear', async () => {
    const { leg, call } = await aCall()
    const playing = playPrompts(ari, leg, [sound('tone')])
    await call.line.hearNext(800)
    expect(shareOfTone(await call.line.hearNext(4_000), 500)).toBeGreaterThan(0.9)
    expect(await playing).toBe('heard')
  })

  it('stops half way', async () => {
    const { leg, call } = await aCall()
    const stop = new AbortController()
    const playing = playPrompts(ari, leg, [sound('tone'), sound('tone')], stop.signal)
    await call.line.hearNext(1_600)
    stop.abort()
    expect(await playing).toBe('cut-short')
  })

  it('says when the caller has gone, before and while it plays', async () => {
    const { leg, call } = await aCall()
    const playing = playPrompts(ari, leg, [sound('tone')])
    await call.line.hearNext(1_600)
    call.hangUp()
    expect(await playing).toBe('caller-gone')
    expect(await playPrompts(ari, leg, [sound('tone')])).toBe('caller-gone')
  })

  it('says when a file cannot be read', async () => {
    const { leg } = await aCall()
    expect(await playPrompts(ari, leg, [sound('nowhere')])).toBe('failed')
  })

  it('plays music until it is stopped', async () => {
    const { leg, call } = await aCall()
    await startMusic(ari, leg)
    await call.line.hearNext(4_000)
    expect(loudness(await call.line.hearNext(4_000))).toBeGreaterThan(200)
    await stopMusic(ari, leg)
  })
})

describe('hearing keys', () => {
  const keys = { max: 4, endKey: '#', firstSeconds: 30, nextSeconds: 30 }

  it('cuts the prompt short at the first key and ends at the end key', async () => {
    const { leg, call } = await aCall()
    const hearing = hearKeys(ari, leg, [sound('tone'), sound('tone'), sound('tone')], keys)
    await call.line.hearNext(1_600)
    await call.line.press('12#')
    expect(await hearing).toEqual({ kind: 'keys', keys: '12' })
  })

  it('ends when there are enough, and at once when nothing comes', async () => {
    const { leg, call } = await aCall()
    const hearing = hearKeys(ari, leg, [], { ...keys, max: 2 })
    await call.line.press('5')
    await call.line.press('6')
    expect(await hearing).toEqual({ kind: 'keys', keys: '56' })
    expect(await hearKeys(ari, leg, [sound('short')], { ...keys, firstSeconds: 0.1 })).toEqual({ kind: 'silence' })
  })

  it('is stopped, and says when the caller has gone', async () => {
    const { leg, call } = await aCall()
    const stop = new AbortController()
    const hearing = hearKeys(ari, leg, [], keys, stop.signal)
    stop.abort()
    expect(await hearing).toEqual({ kind: 'stopped' })
    const again = hearKeys(ari, leg, [], keys)
    call.hangUp()
    expect(await again).toEqual({ kind: 'caller-gone' })
  })
})

describe('two legs', () => {
  it('hear each other, and the recording has each on its own side', async () => {
    const { leg, call } = await aCall()
    const { leg: other, call: answered } = await anAgent()
    await recordCall(ari, leg, 'both')
    expect(await bridgeCalls(ari, 'bridge-1', [leg, other])).toBe(true)
    call.line.say(600)
    answered.line.say(1_100)
    await settle(call.line)
    expect(shareOfTone(await call.line.hearNext(4_000), 1_100)).toBeGreaterThan(0.9)
    expect(shareOfTone(await answered.line.hearNext(4_000), 600)).toBeGreaterThan(0.9)
    expect(await pauseRecording(ari, leg, true)).toBe(true)
    await settle(call.line)
    expect(await pauseRecording(ari, leg, false)).toBe(true)
    await settle(call.line)
    const over = ended(leg)
    call.hangUp()
    await over
    await unbridge(ari, 'bridge-1')
    const files = recordingFiles('both')
    for (const [file, mine, theirs] of [
      [files.caller, 600, 1_100],
      [files.agent, 1_100, 600],
    ] as const) {
      const samples = await recorded(file)
      const spoken = samples.slice(4_000, 8_000)
      expect(shareOfTone(spoken, mine)).toBeGreaterThan(0.9)
      expect(shareOfTone(spoken, theirs)).toBeLessThan(0.02)
      const parts = Array.from({ length: Math.floor(samples.length / 800) }, (_, at) =>
        samples.slice(at * 800, at * 800 + 800),
      )
      const silent = parts.slice(10).filter((part) => loudness(part) < 30)
      expect(silent.length).toBeGreaterThan(2) // the pause, told by silence of its length
      expect(parts.slice(-6).some((part) => shareOfTone(part, mine) > 0.9)).toBe(true) // and goes on
    }
  })

  it('part for a hold with music, and meet again', async () => {
    const { leg, call } = await aCall()
    const { leg: other, call: answered } = await anAgent()
    await bridgeCalls(ari, 'bridge-2', [leg, other])
    answered.line.say(1_100)
    await settle(call.line)
    await holdCall(ari, leg, 'bridge-2')
    await settle(call.line)
    expect(shareOfTone(await call.line.hearNext(4_000), 1_100)).toBeLessThan(0.1)
    expect(await takeOffHold(ari, leg, 'bridge-2')).toBe(true)
    await settle(call.line)
    expect(shareOfTone(await call.line.hearNext(4_000), 1_100)).toBeGreaterThan(0.9)
    await muteCall(ari, other, 'in', true)
    const before = call.line.heard().length
    await settle(answered.line, 8_000)
    expect(shareOfTone(call.line.heard().slice(before + 1_600), 1_100)).toBeLessThan(0.1)
  })

  it('are listened to and whispered to by a third', async () => {
    const { leg, call } = await aCall()
    const { leg: other, call: answered } = await anAgent()
    await bridgeCalls(ari, 'bridge-3', [leg, other])
    const supervisor = await openPhone('supervisor')
    const { leg: third, call: listening } = await anAgent(supervisor, 'sup-1')
    expect(await snoopOn(ari, other, { snoopId: 'snoop-1', whisper: 'out', id: 'x' })).toBe(true)
    await bridgeCalls(ari, 'bridge-4', ['snoop-1', third])
    call.line.say(600)
    listening.line.say(1_500)
    await settle(answered.line)
    expect(shareOfTone(await listening.line.hearNext(4_000), 600)).toBeGreaterThan(0.8)
    expect(shareOfTone(await answered.line.hearNext(4_000), 1_500)).toBeGreaterThan(0.3)
    expect(shareOfTone(await call.line.hearNext(800).catch(() => new Int16Array()), 1_500)).toBeLessThan(0.05)
    supervisor.close()
  })
})

describe('ringing a telephone', () => {
  it('shows what it is given, and says when nobody is there', async () => {
    const ringing = agent.nextRing()
    const headers = { 'X-Amer-Contact': 'c-7' }
    await ringAgent(ari, { ...ringOf('ring-1'), headers })
    const rung = await ringing
    expect(rung.header('X-Amer-Contact')).toBe('c-7')
    await ringAgent(ari, { ...ringOf('ring-1'), headers }) // asked again: rings once
    await hangUp(ari, 'ring-1')
    await rung.cancelled
    await expect(ringAgent(ari, { ...ringOf('ring-2'), endpoint: 'PJSIP/nobody' })).rejects.toThrow(EndpointNotThere)
  })
})

describe('a message', () => {
  it('is taken until the end key', async () => {
    const { leg, call } = await aCall()
    const taking = takeMessage(ari, leg, messageNamed('m-1'))
    await call.line.hearNext(3_200)
    call.line.say(600)
    await settle(call.line, 8_000)
    await call.line.press('#')
    expect(await taking).toMatchObject({ kind: 'kept', seconds: expect.any(Number) })
    expect(await playPrompts(ari, leg, ['recording:m-1'])).toBe('heard')
  })

  it('is kept when the caller hangs up while speaking', async () => {
    const { leg, call } = await aCall()
    const taking = takeMessage(ari, leg, messageNamed('m-2'))
    await call.line.hearNext(3_200)
    call.line.say(600)
    await settle(call.line, 16_000)
    call.hangUp()
    expect((await taking).kind).toBe('kept')
  })
})

describe('the end of a leg', () => {
  it('is told once, with its cause: a caller, a refusal, an answered ring', async () => {
    const gone: { leg: string; cause: number }[] = []
    onLegGone(ari, (one) => gone.push(one))
    const { leg, call } = await aCall()
    call.hangUp()
    await expect.poll(() => gone.map((one) => one.leg)).toEqual([leg])
    await ringAgent(ari, ringOf('ring-3'))
    const ringing = await agent.nextRing()
    ringing.refuse(486)
    await expect.poll(() => gone.slice(1)).toEqual([{ leg: 'ring-3', cause: 17 }])
    const { leg: other, call: answered } = await anAgent()
    answered.hangUp()
    await expect.poll(() => gone.slice(2).map((one) => one.leg)).toEqual([other])
  })
})

describe('endpoints made at run time', () => {
  it('are there until removed', async () => {
    await provisionEndpoint(ari, { id: 'g-1', secret: 's', context: 'guest', transport: 'browser', number: '8005111' })
    const made = await ari.sendIfThere('GET /endpoints/{tech}/{resource}', { tech: 'PJSIP', resource: 'g-1' })
    expect(made?.answer.resource).toBe('g-1')
    await removeEndpoint(ari, 'g-1')
    expect(
      await ari.sendIfThere('GET /endpoints/{tech}/{resource}', { tech: 'PJSIP', resource: 'g-1' }),
    ).toBeUndefined()
  })

  it('may be made again, with another secret', async () => {
    for (const secret of ['first', 'second']) {
      await provisionEndpoint(ari, { id: 'g-2', secret, context: 'guest', transport: 'browser', number: '8005111' })
      await provisionEndpoint(ari, { id: 's-2', secret, context: 'staff', transport: 'browser' })
    }
    for (const id of ['g-2', 's-2']) await removeEndpoint(ari, id)
  })
})

const sound = (name: string) => join(engine.folders.sounds, name)
const messageNamed = (name: string) => {
  const tone = join(engine.folders.sounds, 'fallback', 'beep')
  return { name, tone, maxSeconds: 20, silenceSeconds: 10, endKey: '#' }
}

function ringOf(channelId: string, phone = agent) {
  const endpoint = `PJSIP/anonymous/sip:agent@127.0.0.1:${phone.port}`
  return { channelId, endpoint, callerId: '0501234567', ringSeconds: 20, purpose: ['agent', 'r-1'] as const }
}

function nextArrival() {
  return new Promise<{ args: string[]; channel: { id: string; caller: { number: string } } }>((resolve) => {
    const unhear = ari.onEvent('StasisStart', (event) => {
      unhear()
      resolve(event)
    })
  })
}

/** A caller who has been answered. */
async function aCall() {
  const arrival = nextArrival()
  const calling = caller.call('8005111', at())
  const leg = (await arrival).channel.id
  await answerCall(ari, leg)
  return { leg, call: await calling }
}

/** An agent's telephone that has been rung and has answered. */
async function anAgent(phone = agent, channelId = `agent-${crypto.randomUUID()}`) {
  const entered = nextArrival()
  await ringAgent(ari, ringOf(channelId, phone))
  const call = await (await phone.nextRing()).answer()
  expect((await entered).args).toEqual(['leg', 'agent', 'r-1'])
  return { leg: channelId, call }
}

/** A finished recording: the engine writes its length into the head when it closes the file. */
async function recorded(file: string): Promise<Int16Array> {
  const read = () => readFile(join(engine.folders.recordings, file))
  await expect.poll(async () => (await read()).readUInt32LE(4)).toBeGreaterThan(1_000)
  const { rate, samples } = samplesOfWav(await read())
  expect(rate).toBe(8_000)
  return samples
}

/** Lets so much sound pass that what was changed has certainly arrived. */
async function settle(line: { hearNext(count: number): Promise<Int16Array> }, samples = 3_200): Promise<void> {
  await line.hearNext(samples)
}

function ended(leg: string): Promise<void> {
  return new Promise((resolve) => {
    const unhear = onLegGone(ari, (gone) => {
      if (gone.leg !== leg) return
      unhear()
      resolve()
    })
  })
}
