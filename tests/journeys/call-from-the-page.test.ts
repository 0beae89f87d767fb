// Somebody calls from the entity's public page on a phone's browser, chooses by keys and talks to an agent; no telephone is involved.
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wav } from '#platform/asterisk'
import { toneSamples } from '../support/sip/tones.ts'
import { expectAccessible } from './support/accessibility.ts'
import { anAgentOnDuty, type Colleague, ringing, wrapUp } from './support/agent.ts'
import { browserArguments, chromiumPath, drawOnFailure } from './support/browser.ts'
import { aRunningDemo, type RunningDemo } from './support/running-demo.ts'
import { sayIn } from './support/say.ts'

const CALLER_HERTZ = 440
const AGENT_HERTZ = 700
const soon = { timeout: 20_000 }

let demo: RunningDemo
let callers: Browser
let agents: Browser

beforeAll(async () => {
  demo = await aRunningDemo({}, { voice: true })
  callers = await aBrowserThatSays(CALLER_HERTZ)
  agents = await aBrowserThatSays(AGENT_HERTZ)
})
afterAll(async () => {
  await callers?.close()
  await agents?.close()
  await demo?.stop()
})

describe('a call from the public page', () => {
  const say = sayIn('ar')

  it('reaches an agent, and each hears the other unless held or muted', async () => {
    drawOnFailure(agents)
    drawOnFailure(callers)
    const agent = await anAgentOnDuty(agents, demo, 'agent1', 'ar')
    await agent.page.addInitScript(listen)
    await agent.page.reload()
    await phoneReady(agent)
    const caller = await aCallerPage(callers)
    await caller.getByRole('button', { name: say('portal.chat.call'), exact: true }).click()
    await caller.getByRole('timer').waitFor()
    await expectAccessible(caller, 'the call on the public page')
    await untilAt(demo, 'language')
    await pressKey(caller, '1')
    await untilAt(demo, 'menu')
    await pressKey(caller, '2')

    await answer(agent)
    const bar = agent.page.getByRole('toolbar', { name: agent.say('phone.call') })
    await bar.waitFor()
    await expect.poll(() => heardHertz(caller), soon).toBeCloseTo(AGENT_HERTZ, -2)
    await expect.poll(() => heardHertz(agent.page), soon).toBeCloseTo(CALLER_HERTZ, -2)
    await expectAccessible(agent.page, 'the desk in a call')

    await agent.page.keyboard.press('F8')
    await bar.getByRole('button', { name: agent.say('phone.unmute') }).waitFor()
    await expect.poll(() => heardHertz(caller), soon).toBe(0)
    await agent.page.keyboard.press('F8')
    await expect.poll(() => heardHertz(caller), soon).toBeCloseTo(AGENT_HERTZ, -2)

    await bar.getByRole('button', { name: agent.say('phone.hold') }).click()
    await bar.getByRole('button', { name: agent.say('phone.resume') }).click()
    await expect.poll(() => heardHertz(agent.page), soon).toBeCloseTo(CALLER_HERTZ, -2)

    await agent.page.keyboard.press('KeyT')
    await agent.page.getByRole('dialog', { name: agent.say('desk.transfer') }).waitFor()
    await agent.page.keyboard.press('Escape')

    await caller.getByRole('button', { name: say('portal.chat.call.end') }).click()
    await caller.getByRole('button', { name: say('portal.chat.call.again') }).waitFor()
    await wrapUp(agent, { ar: 'تم الرد على الاستفسار', en: 'Enquiry answered' })
    expect(await outcomes(demo)).toEqual(['handled'])
    await demo.expectBalance()
    await agent.page.context().close()
  })

  it('rings in every tab of the agent, and is answered in whichever is at hand', async () => {
    drawOnFailure(agents)
    const agent = await anAgentOnDuty(agents, demo, 'agent1', 'en')
    await phoneReady(agent)
    const second = { ...agent, page: await agent.page.context().newPage() }
    await second.page.goto(`${demo.url}/console/desk`)
    await phoneReady(second)
    const caller = await aCallerPage(callers)
    await caller.getByRole('button', { name: say('portal.chat.call'), exact: true }).click()
    await untilAt(demo, 'language')
    await pressKey(caller, '1')
    await untilAt(demo, 'menu')
    await pressKey(caller, '2')
    await answer(second)
    for (const tab of [second, agent]) await tab.page.getByRole('toolbar', { name: agent.say('phone.call') }).waitFor()
    await second.page.keyboard.press('Shift+F2')
    await wrapUp(second, { ar: 'تم الرد على الاستفسار', en: 'Enquiry answered' })
    await agent.page.context().close()
    await caller.context().close()
  })

  it('is refused with a way to mend it where the microphone is not allowed', async () => {
    const caller = await aCallerPage(callers, refuse)
    await caller.getByRole('button', { name: say('portal.chat.call'), exact: true }).click()
    const why = say('portal.chat.call.problem', { why: 'refused' })
    expect(await caller.getByRole('alert').innerText()).toBe(why)
    await caller.context().close()
  })
})

async function aBrowserThatSays(hertz: number): Promise<Browser> {
  const voice = join(await mkdtemp(join(tmpdir(), 'amer-voice-')), 'tone.wav')
  await writeFile(voice, wav(toneSamples(hertz, 80_000), 8000))
  return chromium.launch({
    executablePath: chromiumPath,
    args: [...browserArguments, '--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${voice}`],
  })
}

/** The public page on a narrow phone. */
async function aCallerPage(browser: Browser, prepare = ''): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale: 'ar-AE' })
  await context.addInitScript(`${prepare};${listen}`)
  const page = await context.newPage()
  await page.goto(`${demo.url}/e/residency`)
  return page
}

// Keeps an ear on whatever comes out of the page's connections, so that what is heard can be asked for.
const listen = `(() => {
  let ear = null
  globalThis.heardHertz = () => {
    if (!ear) return 0
    const heard = new Uint8Array(ear.frequencyBinCount)
    ear.getByteFrequencyData(heard)
    const loudest = heard.indexOf(Math.max(...heard))
    return heard[loudest] < 120 ? 0 : (loudest * ear.context.sampleRate) / ear.fftSize
  }
  const Original = RTCPeerConnection
  globalThis.RTCPeerConnection = class extends Original {
    constructor(configuration) {
      super(configuration)
      this.addEventListener('track', ({ track }) => {
        const context = new AudioContext()
        ear = context.createAnalyser()
        ear.fftSize = 4096
        context.createMediaStreamSource(new MediaStream([track])).connect(ear)
      })
    }
  }
})()`
const refuse = `navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotAllowedError') }`

const heardHertz = (page: Page): Promise<number> => page.evaluate<number>('globalThis.heardHertz()')

async function phoneReady({ page, say }: Colleague): Promise<void> {
  await page.getByRole('button', { name: say('phone.slot', { state: say('phone.line.ready') }) }).waitFor()
}

// Before it rings, the flow's words are spoken, and made where nobody has heard them yet.
const answer = (agent: Colleague) =>
  ringing(agent)
    .getByRole('button', { name: agent.say('desk.accept') })
    .click({ timeout: 90_000 })

const pressKey = (caller: Page, key: string) =>
  caller.getByRole('dialog').getByRole('button', { name: key, exact: true }).click()

// Where the flow of the one call stands; a menu is heard from its beginning.
async function untilAt({ sql }: RunningDemo, node: string): Promise<void> {
  const at = async () => (await sql("select state->>'at' as at from flows.voice_run where status <> 'done'"))[0]?.at
  await expect.poll(at, { timeout: 30_000 }).toBe(node)
}

const outcomes = async ({ sql }: RunningDemo): Promise<unknown[]> =>
  (await sql("select outcome from channels.contact where channel = 'voice'")).map((row) => row.outcome)
