// A customer writes from the widget on somebody else's page; the case goes to a department and back, and is closed.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessibility.ts'
import {
  aColleague,
  accept,
  anAgentOnDuty,
  type Colleague,
  choose,
  endChat,
  reply,
  ringing,
  stageOf,
  wrapUp,
} from './support/agent.ts'
import { signedIn } from './support/api.ts'
import { aBrowser, drawOnFailure } from './support/browser.ts'
import { aCustomer, referenceOf, saidTo, sees, startChat, trackingLink, write } from './support/customer.ts'
import { aForeignSite } from './support/foreign-site.ts'
import { aRunningDemo, type RunningDemo } from './support/running-demo.ts'
import { begins, type Language } from './support/say.ts'

let demo: RunningDemo
let browser: Browser

beforeAll(async () => {
  demo = await aRunningDemo()
  browser = await aBrowser()
})
afterAll(async () => {
  await browser?.close()
  await demo?.stop()
})

const stories = {
  ar: {
    name: 'حمدان راشد العامري',
    topic: 'الإقامة',
    contact: 'hamdan@example.com',
    message: 'السلام عليكم، قدّمت طلب تجديد إقامة زوجتي قبل خمسة أيام ولم يتغير وضعه.',
    greeting: 'وعليكم السلام ورحمة الله، معكم مركز الاتصال.',
    subject: 'تأخر تجديد إقامة الزوجة',
    question: 'ما سبب تأخر الطلب رقم 118-44710؟',
    unit: 'إدارة الإقامة',
    answer: 'اكتمل التجديد اليوم، وأُرسلت الإقامة إلى بريدكم.',
    comesFromElsewhere: 'هل من جديد؟',
  },
  en: {
    name: 'Adam Wilson',
    topic: 'Residence',
    contact: 'adam.wilson@example.com',
    message: 'Hello, I applied to renew my residence five days ago and nothing has happened.',
    greeting: 'Good day, you are with the contact centre.',
    subject: 'Residence renewal delayed',
    question: 'Why is application 118-44711 late?',
    unit: 'Residence Department',
    answer: 'The renewal was completed today and the permit has been sent to you.',
    comesFromElsewhere: 'Any news?',
  },
} as const
const codes = {
  referred: { ar: 'تم التحويل إلى الإدارة المختصة', en: 'Transferred to the department' },
  followed: { ar: 'متابعة حالة سابقة', en: 'Earlier case followed up' },
}

describe.each<Language>(['ar', 'en'])('from a chat to a closed case, in %s', (language) => {
  const story = stories[language]

  it('goes from the widget to the agent, the department, back to the customer and off the manager’s list', async () => {
    drawOnFailure(browser)
    const site = await aForeignSite(demo.url, 'residency', language)
    const agent = await anAgentOnDuty(browser, demo, 'agent1', language)
    const customer = await aCustomer(browser, site.url, language)
    await expectAccessible(customer.page, 'the questions before a chat')
    await startChat(customer, story)
    const number = await referenceOf(customer)
    expect(number).toMatch(/^RES-\d{4}-\d{6}$/)
    const link = await trackingLink(customer)

    await accept(agent, story.name)
    await reply(agent, story.greeting)
    await sees(customer, story.greeting)
    await customer.page.goto(`${site.url}/other`)
    await sees(customer, story.message)
    await write(customer, story.comesFromElsewhere)
    await stageOf(agent, story.name).getByText(story.comesFromElsewhere).waitFor()
    expect(await saidTo(customer)).toEqual([story.message, story.greeting, story.comesFromElsewhere])
    await expectAccessible(customer.page, 'the chat')

    await addTheCustomer(agent)
    await registerTheCase(agent, story.subject)
    await expectAccessible(agent.page, 'the desk')
    await refer(agent, story)
    await endChat(agent)
    await wrapUp(agent, codes.referred)

    const manager = await aColleague(browser, demo, { email: 'manager', language, screen: 'cases.title' })
    await findCase(manager, number)
    await rowOf(manager, number).getByText(manager.say('case.status.referred')).waitFor()
    await expectAccessible(manager.page, 'the list of cases')

    await answerAsDepartment(language, number, story.answer)
    await tellAndClose(agent, story.name, number)
    await expectMail(story.contact, story.answer)

    await rowOf(manager, number).waitFor({ state: 'detached' })
    await manager.page.getByRole('button', { name: manager.say('cases.view.closed') }).click()
    await rowOf(manager, number).waitFor()

    const tracking = await customer.context.newPage()
    await tracking.goto(link)
    const closed = agent.say('portal.track.sentence', { status: 'closed', type: 'service_request' })
    await tracking.getByRole('heading', { level: 1, name: closed }).waitFor()
    await expectAccessible(tracking, 'the page of a case')
    await demo.expectBalance()
    await Promise.all([agent.page, manager.page, customer.page].map((page) => page.context().close()))
    await site.close()
  })
})

async function addTheCustomer({ page, say }: Colleague): Promise<void> {
  const card = page.getByRole('region', { name: say('desk.context.customer'), exact: true })
  await card.getByRole('button', { name: say('desk.context.customer.new') }).click()
  await card.getByRole('button', { name: say('desk.context.customer.create') }).click()
  await card.getByText(say('desk.context.unrecognised')).waitFor({ state: 'detached' })
}

async function registerTheCase({ page, say }: Colleague, subject: string): Promise<void> {
  const card = page.getByRole('region', { name: say('desk.context.case'), exact: true })
  await card.getByRole('radio', { name: say('case.type.service-request') }).check()
  await card.getByLabel(say('desk.context.subject')).fill(subject)
  await card.getByRole('button', { name: say('desk.context.register') }).click()
  await card.getByText(say('case.status.new'), { exact: true }).waitFor()
}

async function refer({ page, say }: Colleague, story: { unit: string; question: string }): Promise<void> {
  const card = page.getByRole('region', { name: say('desk.context.case'), exact: true })
  await card.getByRole('button', { name: say('desk.context.refer'), exact: true }).click()
  const dialog = page.getByRole('dialog', { name: say('desk.context.refer.title') })
  await choose(page, dialog.getByLabel(say('desk.context.unit'), { exact: true }), story.unit)
  await dialog.getByLabel(say('desk.context.refer.question')).fill(story.question)
  await dialog.getByRole('button', { name: say('desk.context.refer'), exact: true }).click()
  await card.getByText(say('case.status.referred'), { exact: true }).waitFor()
}

async function findCase({ page, say }: Colleague, number: string): Promise<void> {
  await page.getByRole('searchbox', { name: say('cases.search') }).fill(number)
}

const rowOf = ({ page }: Colleague, number: string) => page.getByRole('row').filter({ hasText: number })

async function answerAsDepartment(language: Language, number: string, answer: string): Promise<void> {
  const officer = await aColleague(browser, demo, { email: 'officer', language, screen: 'worklist.title' })
  const { page, say } = officer
  await page.getByRole('button').filter({ hasText: number }).click()
  await page.getByRole('button', { name: begins(say('worklist.accept')) }).click()
  await page.getByRole('button', { name: begins(say('worklist.answer')) }).click()
  const dialog = page.getByRole('dialog', { name: say('worklist.answer') })
  await dialog.getByLabel(say('worklist.words.answer')).fill(answer)
  await dialog.getByRole('button', { name: say('worklist.answer') }).click()
  await dialog.waitFor({ state: 'detached' })
  await expectAccessible(page, 'the worklist')
  await page.context().close()
}

/** The answer rings at the agent who has the case; they write to the customer, record that they are content, and close. */
async function tellAndClose(agent: Colleague, name: string, number: string): Promise<void> {
  const { page, say } = agent
  await ringing(agent)
    .filter({ hasText: name })
    .getByRole('button', { name: say('desk.accept') })
    .click()
  const stage = page.getByRole('region', { name: say('desk.answer.stage', { number }) })
  await stage.waitFor()
  await expectAccessible(page, 'the answer of a department')
  await stage.getByRole('button', { name: say('desk.answer.insert') }).click()
  await stage.getByRole('button', { name: say('desk.send'), exact: true }).click()
  await page.getByText(say('desk.answer.sent')).waitFor()
  await stage.getByRole('tab', { name: say('desk.answer.face.tell') }).click()
  await stage.getByRole('radio', { name: say('desk.context.tell.content.yes'), exact: true }).check()
  await stage.getByRole('button', { name: say('desk.context.tell.record') }).click()
  const card = page.getByRole('region', { name: say('desk.context.case'), exact: true })
  await card.getByRole('button', { name: say('desk.context.close') }).click()
  await page
    .getByRole('dialog', { name: say('desk.context.close') })
    .getByRole('button', { name: say('desk.context.close') })
    .click()
  await wrapUp(agent, codes.followed)
}

async function expectMail(to: string, text: string): Promise<void> {
  const admin = await signedIn(demo, 'admin', 'RES')
  const outbox = await admin<{ items: { to: string; text: string }[] }>('GET', '/outbox?limit=50')
  const mails = outbox.items.filter((mail) => mail.to === to && mail.text.includes(text))
  expect(mails).toHaveLength(1)
}
