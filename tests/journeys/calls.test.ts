// Somebody calls the number, chooses by keys, reaches an agent's browser, and both hear each other; what was said is recorded.
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wav } from '#platform/asterisk'
import { openPhone } from '../support/sip/phone.ts'
import { shareOfTone, toneSamples } from '../support/sip/tones.ts'
import { anAgentOnDuty, ringing, wrapUp } from './support/agent.ts'
import { browserArguments, chromiumPath, drawOnFailure, signIn } from './support/browser.ts'
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

describe('a call', () => {
  it('goes through the menu to an agent, who hears the caller and is heard, and is recorded on both sides', async () => {
    drawOnFailure(browser)
    const agent = await anAgentOnDuty(browser, demo, 'agent1', 'ar')
    await agent.page.getByRole('button', { name: agent.say('phone.line.ready') }).waitFor()
    const phone = await openPhone('0500000011')
    const call = await phone.call('8005111', { host: '127.0.0.1', port: demo.sipPort })
    expect(call.status).toBe(200)
    call.line.say(CALLER_HERTZ)
    await untilAt(demo, 'language')
    await call.line.press('1')
    await untilAt(demo, 'menu')
    await call.line.press('2')
    await ringing(agent)
      .getByRole('button', { name: agent.say('desk.accept') })
      .click()
    await agent.page.getByRole('toolbar', { name: agent.say('phone.call') }).waitFor()
    await expect.poll(async () => secondsOf(AGENT_HERTZ, await call.line.hearNext(800)), { timeout: 30_000 }).toBe(0.1)
    for (let tenths = 0; tenths < 30; tenths++) await call.line.hearNext(800)
    // The desk is reloaded in mid-call: the caller hears music, and is back with the agent once the telephone is there again.
    await agent.page.reload()
    await agent.page.getByRole('toolbar', { name: agent.say('phone.call') }).waitFor({ timeout: 60_000 })
    await expect.poll(async () => secondsOf(AGENT_HERTZ, await call.line.hearNext(800)), { timeout: 30_000 }).toBe(0.1)
    call.hangUp()
    await wrapUp(agent, { ar: 'تم الرد على الاستفسار', en: 'Enquiry answered' })
    const [contact] = await demo.sql(
      `select c.outcome, c.language from channels.contact c join channels.recording r on r.contact_id = c.id
       where c.channel = 'voice'`,
    )
    expect(contact).toMatchObject({ outcome: 'handled', language: 'ar' })
    const { id } = await storedRecording(demo)
    const quality = await signIn(browser, demo, 'quality')
    const sideOf = (who: 'caller' | 'agent') => storedSide(quality, demo, id, who)
    const [callerSide, agentSide] = [await sideOf('caller'), await sideOf('agent')]
    expect(secondsOf(CALLER_HERTZ, callerSide)).toBeGreaterThan(2)
    expect(secondsOf(AGENT_HERTZ, callerSide)).toBe(0)
    expect(secondsOf(AGENT_HERTZ, agentSide)).toBeGreaterThan(2)
    expect(secondsOf(CALLER_HERTZ, agentSide)).toBe(0)
    await demo.expectBalance()
    phone.close()
  })
})

// Where the flow of the one call stands; a menu is heard from its beginning.
async function untilAt({ sql }: RunningDemo, node: string): Promise<void> {
  const at = async () => (await sql("select state->>'at' as at from flows.voice_run where status <> 'done'"))[0]?.at
  await expect.poll(at, { timeout: 30_000 }).toBe(node)
}

// For how many seconds of 8 kHz sound a tone is plainly heard, looked at in tenths of a second.
function secondsOf(hertz: number, samples: Int16Array): number {
  const pieces = Array.from({ length: Math.floor(samples.length / 800) }, (_, at) =>
    samples.subarray(at * 800, at * 800 + 800),
  )
  return pieces.filter((piece) => shareOfTone(piece, hertz) > 0.5).length / 10
}
