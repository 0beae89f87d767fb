// A call is recorded; the agent pauses the recording while a secret number is read; it is stored, found and played by who may.
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wav } from '#platform/asterisk'
import { openPhone } from '../support/sip/phone.ts'
import { loudness, shareOfTone, toneSamples } from '../support/sip/tones.ts'
import { aColleague, anAgentOnDuty, ringing, wrapUp } from './support/agent.ts'
import { browserArguments, chromiumPath, drawOnFailure } from './support/browser.ts'
import { storedRecording, storedSide } from './support/recorded.ts'
import { aRunningDemo, type RunningDemo } from './support/running-demo.ts'

const CALLER_HERTZ = 440
const AGENT_HERTZ = 700

let demo: RunningDemo
let browser: Browser

beforeAll(async () => {
  demo = await aRunningDemo({}, { voice: true })
  const voice = join(await mkdtemp(join(tmpdir(), 'amer-agent-voice-')), 'tone.wav')
  await writeFile(voice, wav(toneSamples(AGENT_HERTZ, 80_000), 8000))
  browser = await chromium.launch({
    executablePath: chromiumPath,
    args: [...browserArguments, '--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${voice}`],
  })
})
afterAll(async () => {
  await browser?.close()
  await demo?.stop()
})

describe('a recording', () => {
  it('holds both sides apart, silence where it was paused, and is played in the console with each play audited', async () => {
    drawOnFailure(browser)
    const agent = await anAgentOnDuty(browser, demo, 'agent1', 'ar')
    const { page, say } = agent
    await page.getByRole('button', { name: say('phone.line.ready') }).waitFor()
    const phone = await openPhone('0500000011')
    const call = await phone.call('8005111', { host: '127.0.0.1', port: demo.sipPort })
    call.line.say(CALLER_HERTZ)
    await untilAt('language')
    await call.line.press('1')
    await untilAt('menu')
    await call.line.press('2')
    await ringing(agent)
      .getByRole('button', { name: say('desk.accept') })
      .click()
    const bar = page.getByRole('toolbar', { name: say('phone.call') })
    const hear = async (tenths: number) => {
      for (let tenth = 0; tenth < tenths; tenth++) await call.line.hearNext(800)
    }
    await bar.waitFor()
    await hear(20)
    await bar.getByRole('button', { name: say('recording.call.pause') }).click()
    await page.getByText(say('recording.call.paused')).waitFor()
    await hear(30)
    await bar.getByRole('button', { name: say('recording.call.resume') }).click()
    await bar.getByRole('button', { name: say('recording.call.pause') }).waitFor()
    await hear(20)
    call.hangUp()
    await wrapUp(agent, { ar: 'تم الرد على الاستفسار', en: 'Enquiry answered' })

    const { id, seconds } = await storedRecording(demo)
    const quality = await aColleague(browser, demo, { email: 'quality', language: 'ar', screen: 'recording.title' })
    await quality.page.getByLabel(quality.say('recording.number'), { exact: true }).fill('0500000011')
    const found = quality.page.getByRole('article', { name: quality.say('recording.kind.conversation') })
    await found.getByRole('button', { name: quality.say('recording.listen') }).click()
    await found.getByRole('slider', { name: quality.say('recording.position') }).waitFor()
    await found.getByRole('button', { name: quality.say('recording.listen') }).click()
    await found.getByRole('button', { name: quality.say('recording.pause') }).waitFor()
    await found.getByText('00:02 /').waitFor()

    const [callerSide, agentSide] = [
      await storedSide(quality.page, demo, id, 'caller'),
      await storedSide(quality.page, demo, id, 'agent'),
    ]
    expect(callerSide.length / 8000).toBeCloseTo(seconds, 1)
    const [callerHeard, agentHeard] = [tenthsOf(CALLER_HERTZ, callerSide), tenthsOf(AGENT_HERTZ, agentSide)]
    expect(callerHeard.filter(Boolean).length).toBeGreaterThan(20)
    expect(agentHeard.filter(Boolean).length).toBeGreaterThan(20)
    expect(tenthsOf(AGENT_HERTZ, callerSide).filter(Boolean)).toEqual([])
    expect(tenthsOf(CALLER_HERTZ, agentSide).filter(Boolean)).toEqual([])
    expect(longestSilence(callerSide)).toBeGreaterThan(2)
    const pauses = await demo.sql(
      'select extract(epoch from ended_at - began_at)::float8 as s from channels.recording_pause',
    )
    expect(Math.abs(Number(pauses[0]?.s) - longestSilence(callerSide))).toBeLessThan(1)
    const audited = await demo.sql(
      `select action, count(*)::int as times from platform.audit_entry where action like 'recording.%' group by 1 order by 1`,
    )
    expect(audited).toEqual([
      { action: 'recording.paused', times: 2 },
      { action: 'recording.played', times: 4 },
    ])
    expect((await page.request.get(`${demo.url}/api/v1/recordings/${id}/sound`)).status()).toBe(403)
    expect(await demo.metric('amer_recordings_missing')).toBe(0)
    await demo.expectBalance()
    phone.close()
  })
})

async function untilAt(node: string): Promise<void> {
  const at = async () =>
    (await demo.sql("select state->>'at' as at from flows.voice_run where status <> 'done'"))[0]?.at
  await expect.poll(at, { timeout: 30_000 }).toBe(node)
}

// Which tenths of a second hold the tone plainly.
function tenthsOf(hertz: number, samples: Int16Array): boolean[] {
  return Array.from({ length: Math.floor(samples.length / 800) }, (_, at) => {
    const piece = samples.subarray(at * 800, at * 800 + 800)
    return loudness(piece) > 200 && shareOfTone(piece, hertz) > 0.5
  })
}

// The longest stretch without any sound, in seconds.
function longestSilence(samples: Int16Array): number {
  let [longest, now] = [0, 0]
  for (let at = 0; at + 800 <= samples.length; at += 800) {
    now = loudness(samples.subarray(at, at + 800)) < 50 ? now + 1 : 0
    longest = Math.max(longest, now)
  }
  return longest / 10
}
