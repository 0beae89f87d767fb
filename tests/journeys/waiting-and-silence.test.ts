// Overflow to another queue, a customer who falls silent and comes back, and a message left out of hours.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessibility.ts'
import {
  accept,
  anAgentOnDuty,
  type Colleague,
  changePresence,
  endChat,
  reply,
  ringing,
  stageOf,
  wrapUp,
} from './support/agent.ts'
import { signedIn } from './support/api.ts'
import { aBrowser, drawOnFailure } from './support/browser.ts'
import { aCustomer, fillAsked, saidTo, sees, startChat, write } from './support/customer.ts'
import { aRunningDemo, type RunningDemo } from './support/running-demo.ts'
import type { Language } from './support/say.ts'

let demo: RunningDemo
let browser: Browser

beforeAll(async () => {
  demo = await aRunningDemo()
  // The seconds of a patient customer, shortened; and a day off for public works, whatever the hour is.
  await demo.setQueue('RES', 'residence', { remind_after_seconds: 2, park_after_seconds: 5, close_after_seconds: 9 })
  await demo.sql(`insert into entities.closure (id, entity_id, from_date, to_date, name_ar, name_en)
    select gen_random_uuid(), id, current_date - 1, current_date + 1, 'عطلة', 'Holiday' from entities.entity where code = 'WRK'`)
  browser = await aBrowser()
})
afterAll(async () => {
  await browser?.close()
  await demo?.stop()
})

const stories = {
  ar: {
    names: ['ميثاء سعيد النعيمي', 'خلفان راشد الزعابي', 'هند مطر المنصوري', 'سالم بطي القبيسي'],
    topic: 'الإقامة',
    contact: 'maitha@example.com',
    message: 'أرغب في معرفة متطلبات التجديد.',
    answer: 'تفضلوا المتطلبات، هل من سؤال آخر؟',
    back: 'عدت الآن.',
    nationality: 'الجنسية',
    residenceQueue: 'الإقامة',
    roads: 'الطرق والمواصلات',
    pothole: 'حفرة كبيرة أمام المدرسة.',
  },
  en: {
    names: ['Emma Jones', 'Lucas Green', 'Mia Harris', 'Noah Price'],
    topic: 'Residence',
    contact: 'emma@example.com',
    message: 'What do I need to renew?',
    answer: 'Here is the list. Anything else?',
    back: 'I am back.',
    nationality: 'Nationality',
    residenceQueue: 'Residence',
    roads: 'Roads',
    pothole: 'A deep hole in front of the school.',
  },
} as const
const answered = { ar: 'تم الرد على الاستفسار', en: 'Enquiry answered' }

describe.each<Language>(['ar', 'en'])('waiting, in %s', (language) => {
  const story = stories[language]

  it('sends a customer whose queue has nobody on duty to the queue that helps it', async () => {
    drawOnFailure(browser)
    const name = story.names[0]
    const agent = await anAgentOnDuty(browser, demo, 'agent1', language)
    const customer = await aCustomer(browser, `${demo.url}/e/residency?language=${language}`, language)
    await startChat(customer, { ...story, name, topic: story.nationality })
    const offer = ringing(agent).filter({ hasText: name })
    await offer.getByText(`${story.nationality} · ${story.residenceQueue}`).waitFor()
    await accept(agent, name)
    await leave(agent)
    await demo.expectBalance()
  })

  it('sends a customer who has waited too long to the queue that helps theirs', async () => {
    drawOnFailure(browser)
    const name = story.names[3]
    await demo.setQueue('RES', 'nationality', { overflow_when_nobody: false, overflow_after_seconds: 3 })
    const agent = await anAgentOnDuty(browser, demo, 'agent1', language)
    const customer = await aCustomer(browser, `${demo.url}/e/residency?language=${language}`, language)
    await startChat(customer, { ...story, name, topic: story.nationality })
    const offer = ringing(agent).filter({ hasText: name })
    await offer.getByText(`${story.nationality} · ${story.residenceQueue}`).waitFor()
    const [ring] = await demo.sql(
      `select r.made_at - w.arrived_at >= interval '3 seconds' as after_waiting from routing.reservation r
        join routing.work_item w on w.id = r.work_item_id join channels.contact c on c.id = w.subject_id
        where c.name_given = $1`,
      [name],
    )
    expect(ring).toEqual({ after_waiting: true })
    await accept(agent, name)
    await leave(agent)
    await demo.setQueue('RES', 'nationality', { overflow_when_nobody: true, overflow_after_seconds: 240 })
    await demo.expectBalance()
  })

  it('reminds, parks and closes a silent customer, who comes back to the same agent with everything there', async () => {
    drawOnFailure(browser)
    const name = story.names[1]
    const agent = await anAgentOnDuty(browser, demo, 'agent1', language)
    const customer = await aCustomer(browser, `${demo.url}/e/residency?language=${language}`, language)
    const { say, chat } = customer
    await startChat(customer, { ...story, name })
    await accept(agent, name)
    await reply(agent, story.answer)
    await sees(customer, say('chat.notice.still-there', { minutes: 1 }).split('؟')[0]?.split('?')[0] ?? '')
    await chat.getByText(say('portal.chat.parked')).waitFor()
    await agent.page.getByText(say('desk.group.parked'), { exact: true }).first().waitFor()
    const free = await demo.sql(
      `select used_units from routing.agent a join staff.member m on m.id = a.member_id where m.email = 'agent1@amer.test'`,
    )
    expect(free).toEqual([{ used_units: 0 }])
    await chat.getByText(say('portal.chat.ended', { reason: 'customer_silent' }), { exact: true }).waitFor()
    await expectAccessible(customer.page, 'a chat that has ended')
    await wrapUp(agent, answered)
    await expectTranscript(story.contact, story.answer)

    await chat.getByRole('button', { name: say('portal.chat.return') }).click()
    await write(customer, story.back)
    await accept(agent, name)
    await stageOf(agent, name).getByText(story.back, { exact: true }).waitFor()
    await stageOf(agent, name).getByText(story.answer, { exact: true }).waitFor()
    expect(await saidTo(customer)).toEqual([story.message, story.answer, story.back])
    await leave(agent)
    await demo.expectBalance()
  })

  it('keeps a message left out of hours with the time by which we answer', async () => {
    drawOnFailure(browser)
    const name = story.names[2]
    const customer = await aCustomer(browser, `${demo.url}/e/public-works?language=${language}`, language)
    const { say, chat } = customer
    await chat.getByText(say('portal.chat.closed.title')).waitFor()
    await fillAsked(customer, { ...story, name, topic: await firstTopic(language), message: story.pothole }, true)
    await expectAccessible(customer.page, 'the form out of hours')
    await chat.getByRole('button', { name: say('portal.chat.ask.leave') }).click()
    await chat.getByText(say('portal.chat.kept.title')).waitFor()
    const owed = await demo.sql(
      `select w.kind, w.state, w.due_at > now() as due_later, c.outcome from routing.work_item w
        join channels.contact c on c.id = w.subject_id where c.name_given = $1 and w.kind = 'callback'`,
      [name],
    )
    expect(owed).toEqual([{ kind: 'callback', state: 'waiting', due_later: true, outcome: 'deferred' }])
    await customer.context.close()
    await demo.expectBalance()
  })
})

async function firstTopic(language: Language): Promise<string> {
  const page = await fetch(`${demo.url}/api/v1/public/entities/public-works`)
  const { topics } = (await page.json()) as { topics: { name: { ar: string; en: string } }[] }
  return topics[0]?.name[language] ?? ''
}

async function expectTranscript(to: string, text: string): Promise<void> {
  const admin = await signedIn(demo, 'admin', 'RES')
  const outbox = await admin<{ items: { to: string; text: string }[] }>('GET', '/outbox?limit=100')
  expect(outbox.items.filter((mail) => mail.to === to && mail.text.includes(text)).length).toBeGreaterThan(0)
}

async function leave(agent: Colleague): Promise<void> {
  await endChat(agent)
  await wrapUp(agent, answered)
  await changePresence(agent, 'desk.presence-slot.go-off', 'desk.presence.off-duty')
  await Promise.all(browser.contexts().map((context) => context.close()))
}
