// An agent who does not answer, an agent whose browser dies, and one agent in two tabs.
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  accept,
  anAgentOnDuty,
  type Colleague,
  changePresence,
  endChat,
  goTo,
  reply,
  ringing,
  stageOf,
  wrapUp,
} from './support/agent.ts'
import { signedIn } from './support/api.ts'
import { aBrowser, drawOnFailure } from './support/browser.ts'
import { aCustomer, saidTo, sees, startChat, write } from './support/customer.ts'
import { aRunningDemo, type RunningDemo } from './support/running-demo.ts'
import { type Language, sayIn } from './support/say.ts'

let demo: RunningDemo
let browser: Browser

beforeAll(async () => {
  demo = await aRunningDemo({ AMER_RECONNECT_GRACE_SECONDS: '2', AMER_RECONNECT_KEEP_SECONDS: '4' })
  await demo.setQueue('RES', 'residence', { ring_seconds: 5 })
  browser = await aBrowser()
})
afterAll(async () => {
  await browser?.close()
  await demo?.stop()
})
// Whoever was at a desk leaves it, so that the next story meets an empty floor.
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()))
  await expect.poll(() => onDuty(), { timeout: 30_000 }).toEqual([])
})

async function onDuty(): Promise<unknown[]> {
  return demo.sql(`select member_id from routing.agent where presence = 'available' or used_units > 0`)
}

const stories = {
  ar: {
    names: ['لطيفة عبيد الكتبي', 'جمعة سالم الفلاسي', 'عفراء محمد السويدي', 'حمد سعيد الكعبي'],
    topic: 'الإقامة',
    contact: 'latifa@example.com',
    message: 'أين وصل طلبي؟',
    answer: 'أهلاً بكم، أراجع طلبكم الآن.',
    more: 'شكراً، أنتظر.',
    agent3: 'عائشة راشد خان',
  },
  en: {
    names: ['Oliver Brown', 'Sophie Clark', 'Daniel Evans', 'Peter Wood'],
    topic: 'Residence',
    contact: 'oliver@example.com',
    message: 'Where is my application?',
    answer: 'Good day, I am looking at it now.',
    more: 'Thank you, I am waiting.',
    agent3: 'Aisha Rashid Khan',
  },
} as const
const answered = { ar: 'تم الرد على الاستفسار', en: 'Enquiry answered' }

describe.each<Language>(['ar', 'en'])('agents who are not there, in %s', (language) => {
  const story = stories[language]
  const say = sayIn(language)
  const finish = async (agent: Colleague) => {
    await endChat(agent)
    await wrapUp(agent, answered)
    await changePresence(agent, 'desk.presence-slot.go-off', 'desk.presence.off-duty')
  }

  it('gives what nobody answers to another agent, at the front, and sets the first to a break', async () => {
    drawOnFailure(browser)
    const name = story.names[0]
    const silent = await anAgentOnDuty(browser, demo, 'agent1', language)
    const customer = await aCustomer(browser, `${demo.url}/e/residency?language=${language}`, language)
    await startChat(customer, { ...story, name })
    await ringing(silent).filter({ hasText: name }).waitFor()
    await silent.page
      .getByRole('banner')
      .getByRole('button', { name: say('desk.presence-slot.reason.no-answer') })
      .waitFor()
    await ringing(silent).waitFor({ state: 'detached' })
    const told = silent.page.getByRole('region', { name: say('desk.missed') })
    await told.getByRole('button', { name: say('desk.missed.back') }).waitFor()
    const [item] = await demo.sql(
      `select w.front, w.state from routing.work_item w join channels.contact c on c.id = w.subject_id
        where c.name_given = $1 order by w.entered_at desc limit 1`,
      [name],
    )
    expect(item).toEqual({ front: true, state: 'waiting' })
    const other = await anAgentOnDuty(browser, demo, 'agent3', language)
    await accept(other, name)
    await reply(other, story.answer)
    await sees(customer, story.answer)
    await finish(other)
    await changePresence(silent, 'desk.presence-slot.go-off', 'desk.presence.off-duty')
    await demo.expectBalance()
  })

  it('hands back the conversation of an agent whose browser died', async () => {
    drawOnFailure(browser)
    const name = story.names[1]
    const first = await anAgentOnDuty(browser, demo, 'agent1', language)
    const customer = await aCustomer(browser, `${demo.url}/e/residency?language=${language}`, language)
    await startChat(customer, { ...story, name })
    await accept(first, name)
    await reply(first, story.answer)
    await sees(customer, story.answer)
    await first.page.context().close()

    const other = await anAgentOnDuty(browser, demo, 'agent3', language)
    await accept(other, name)
    await stageOf(other, name).getByText(story.answer, { exact: true }).waitFor()
    await customer.chat.getByRole('heading', { name: story.agent3 }).waitFor()
    await write(customer, story.more)
    await stageOf(other, name).getByText(story.more, { exact: true }).waitFor()
    expect(await saidTo(customer)).toEqual([story.message, story.answer, story.more])
    await finish(other)
    const back = await signedIn(demo, 'agent1', 'RES')
    await back('PUT', '/desk/presence', { state: 'off-duty' })
    await demo.expectBalance()
  })

  it('hands on what rings at an agent whose browser dies, long before the ring would end', async () => {
    drawOnFailure(browser)
    const name = story.names[3]
    await demo.setQueue('RES', 'residence', { ring_seconds: 60 })
    const first = await anAgentOnDuty(browser, demo, 'agent1', language)
    const customer = await aCustomer(browser, `${demo.url}/e/residency?language=${language}`, language)
    await startChat(customer, { ...story, name })
    await ringing(first).filter({ hasText: name }).waitFor()
    await first.page.context().close()
    const other = await anAgentOnDuty(browser, demo, 'agent3', language)
    await accept(other, name)
    const rings = await demo.sql(
      `select r.state, r.ring_until > r.ended_at as in_time from routing.reservation r
        join routing.work_item w on w.id = r.work_item_id join channels.contact c on c.id = w.subject_id
        where c.name_given = $1 order by r.made_at`,
      [name],
    )
    expect(rings).toEqual([
      { state: 'withdrawn', in_time: true },
      { state: 'accepted', in_time: true },
    ])
    await reply(other, story.answer)
    await sees(customer, story.answer)
    await finish(other)
    const back = await signedIn(demo, 'agent1', 'RES')
    await back('PUT', '/desk/presence', { state: 'off-duty' })
    await demo.setQueue('RES', 'residence', { ring_seconds: 5 })
    await demo.expectBalance()
  })

  it('shows the same to one agent in two tabs', async () => {
    drawOnFailure(browser)
    const name = story.names[2]
    const one = await anAgentOnDuty(browser, demo, 'agent1', language)
    const page = await one.page.context().newPage()
    await page.goto(`${demo.url}/console`)
    const two: Colleague = { ...one, page }
    await goTo(two, 'desk.title')
    const customer = await aCustomer(browser, `${demo.url}/e/residency?language=${language}`, language)
    await startChat(customer, { ...story, name })
    await Promise.all([one, two].map((tab) => ringing(tab).filter({ hasText: name }).waitFor()))
    await accept(one, name)
    await ringing(two).waitFor({ state: 'detached' })
    await stageOf(two, name).waitFor()
    await reply(two, story.answer)
    await stageOf(one, name).getByText(story.answer, { exact: true }).waitFor()
    await sees(customer, story.answer)
    await write(customer, story.more)
    for (const tab of [one, two]) await stageOf(tab, name).getByText(story.more, { exact: true }).waitFor()
    expect(await saidTo(customer)).toEqual([story.message, story.answer, story.more])
    await finish(two)
    await one.page
      .getByRole('banner')
      .getByRole('button', { name: say('desk.presence.off-duty') })
      .waitFor()
    await demo.expectBalance()
  })
})
