// A department returns a case and the customer hurries it; a supervisor reads a chat, whispers, and takes it over.
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
    names: ['راشد حميد الشامسي', 'علياء ناصر البلوشي'],
    topic: 'الإقامة',
    contact: 'rashed@example.com',
    message: 'طلبي معلّق منذ أسبوعين.',
    subject: 'طلب معلّق',
    reason: 'الطلب من اختصاص إدارة أذونات الدخول.',
    otherUnit: 'إدارة أذونات الدخول',
    greeting: 'أهلاً بكم.',
    whisper: 'اعرض عليه معاودة الاتصال.',
    takenOver: 'معكم المشرف، أتابع طلبكم بنفسي.',
    agent: 'مريم أحمد سالم',
    supervisor: 'خالد يوسف إبراهيم',
  },
  en: {
    names: ['Jack Taylor', 'Chloe Martin'],
    topic: 'Residence',
    contact: 'jack@example.com',
    message: 'My application has been stuck for two weeks.',
    subject: 'Application stuck',
    reason: 'This belongs to the Entry Permits Department.',
    otherUnit: 'Entry Permits Department',
    greeting: 'Good day.',
    whisper: 'Offer him a callback.',
    takenOver: 'This is the supervisor, I am looking into it myself.',
    agent: 'Maryam Ahmed Salem',
    supervisor: 'Khalid Yousef Ibrahim',
  },
} as const
const codes = {
  referred: { ar: 'تم التحويل إلى الإدارة المختصة', en: 'Transferred to the department' },
  answered: { ar: 'تم الرد على الاستفسار', en: 'Enquiry answered' },
}

describe.each<Language>(['ar', 'en'])('what goes another way, in %s', (language) => {
  const story = stories[language]

  it('brings a returned case back to the agent, who refers it elsewhere; a chaser reaches whoever has it', async () => {
    drawOnFailure(browser)
    const name = story.names[0]
    const agent = await anAgentOnDuty(browser, demo, 'agent1', language)
    const customer = await aCustomer(browser, `${demo.url}/e/residency?language=${language}`, language)
    await startChat(customer, { ...story, name })
    const number = await referenceOf(customer)
    const link = await trackingLink(customer)
    await accept(agent, name)
    await registerAndRefer(number, story.subject)
    await endChat(agent)
    await wrapUp(agent, codes.referred)

    const tracking = await customer.context.newPage()
    await tracking.goto(link)
    await tracking.getByRole('button', { name: agent.say('portal.track.chase'), exact: true }).click()
    await tracking.getByRole('button', { name: agent.say('portal.track.chase-confirm') }).click()
    await tracking.getByText(agent.say('portal.track.chased')).waitFor()
    await expectAccessible(tracking, 'the page of a case')

    await returnAsDepartment(language, number, story.reason)
    await ringing(agent)
      .filter({ hasText: name })
      .getByRole('button', { name: agent.say('desk.accept') })
      .click()
    const stage = agent.page.getByRole('region', { name: agent.say('desk.answer.stage', { number }) })
    await stage.getByText(story.reason).first().waitFor()
    const card = agent.page.getByRole('region', { name: agent.say('desk.context.case'), exact: true })
    await card.getByTitle(agent.say('desk.context.chasers', { n: 1 })).waitFor()
    await card.getByRole('button', { name: agent.say('desk.context.refer'), exact: true }).click()
    const dialog = agent.page.getByRole('dialog', { name: agent.say('desk.context.refer.title') })
    await dialog.getByText(story.reason).waitFor()
    await choose(agent.page, dialog.getByLabel(agent.say('desk.context.unit'), { exact: true }), story.otherUnit)
    await dialog.getByRole('button', { name: agent.say('desk.context.refer'), exact: true }).click()
    await card.getByText(agent.say('case.status.referred'), { exact: true }).waitFor()
    await wrapUp(agent, codes.referred)
    await tracking.reload()
    await tracking.getByText(story.otherUnit).first().waitFor()
    await demo.expectBalance()
    await Promise.all(browser.contexts().map((context) => context.close()))
  })

  it('lets a supervisor read a chat unseen, whisper to the agent and take it over', async () => {
    drawOnFailure(browser)
    const name = story.names[1]
    const agent = await anAgentOnDuty(browser, demo, 'agent1', language)
    const customer = await aCustomer(browser, `${demo.url}/e/residency?language=${language}`, language)
    await startChat(customer, { ...story, name })
    await accept(agent, name)
    await reply(agent, story.greeting)
    await sees(customer, story.greeting)

    const supervisor = await aColleague(browser, demo, { email: 'supervisor', language, screen: 'board.title' })
    const chat = await readAlong(supervisor, name)
    await chat.getByText(story.greeting, { exact: true }).waitFor()
    await expectAccessible(supervisor.page, 'the board')
    await chat.getByLabel(supervisor.say('board.whisper.label')).fill(story.whisper)
    await chat.getByRole('button', { name: supervisor.say('board.whisper.send') }).click()
    await stageOf(agent, name).getByText(story.whisper).waitFor()
    expect(await saidTo(customer)).toEqual([story.message, story.greeting])

    await chat.getByRole('button', { name: supervisor.say('board.takeover'), exact: true }).click()
    await supervisor.page
      .getByRole('dialog')
      .getByRole('button', { name: supervisor.say('board.takeover.yes'), exact: true })
      .click()
    await stageOf(supervisor, name).waitFor()
    await customer.chat.getByRole('heading', { name: story.supervisor }).waitFor()
    await reply(supervisor, story.takenOver)
    await sees(customer, story.takenOver)
    await write(customer, story.subject)
    await stageOf(supervisor, name).getByText(story.subject, { exact: true }).waitFor()
    expect(await saidTo(customer)).toEqual([story.message, story.greeting, story.takenOver, story.subject])
    await stageOf(agent, name).waitFor({ state: 'detached' })
    await endChat(supervisor)
    await wrapUp(supervisor, codes.answered)
    await demo.expectBalance()
    await Promise.all(browser.contexts().map((context) => context.close()))
  })

  async function readAlong(supervisor: Colleague, name: string) {
    const { page, say } = supervisor
    await page.getByRole('button').filter({ hasText: story.agent }).filter({ hasText: name }).click()
    await page.getByRole('region', { name: story.agent }).getByRole('button').filter({ hasText: name }).click()
    return page.getByRole('article', { name: say('board.chat') })
  }
})

/** What the first story does on the screens, done here through the interface. */
async function registerAndRefer(number: string, subject: string): Promise<void> {
  const call = await signedIn(demo, 'agent1', 'RES')
  const [draft] = await demo.sql('select id from cases.case where number = $1', [number])
  const units = await call<{ items: { id: string; code: string }[] }>('GET', '/units')
  const unitId = units.items.find((unit) => unit.code === 'residence')?.id
  const path = `/cases/${draft?.id}`
  await call('POST', `${path}/completion`, { type: 'service-request', subject })
  await call('POST', `${path}/legs`, { unitId, question: subject })
}

async function returnAsDepartment(language: Language, number: string, reason: string): Promise<void> {
  const officer = await aColleague(browser, demo, { email: 'officer', language, screen: 'worklist.title' })
  const { page, say } = officer
  const row = page.getByRole('button').filter({ hasText: number })
  await row.getByTitle(say('cases.chasers', { n: 1 })).waitFor()
  await row.click()
  await page.getByRole('button', { name: begins(say('worklist.return')) }).click()
  const dialog = page.getByRole('dialog', { name: say('worklist.return') })
  await dialog.getByLabel(say('worklist.words.return')).fill(reason)
  await dialog.getByRole('button', { name: say('worklist.return') }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.context().close()
}
