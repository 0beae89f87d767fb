// What an agent has at hand beside the reply: who it may be, ready wordings, service cards, files, colleagues, and one key for the end.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessibility.ts'
import {
  accept,
  anAgentOnDuty,
  type Colleague,
  changePresence,
  choose,
  endChat,
  reply,
  ringing,
  stageOf,
  wrapUp,
} from './support/agent.ts'
import { aBrowser, drawOnFailure } from './support/browser.ts'
import { aCustomer, type Customer, referenceOf, sees, startChat } from './support/customer.ts'
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
    known: 'فارس ناجي الحلبي',
    other: 'سيف خلفان المهيري',
    topic: 'الإقامة',
    contact: 'someone.else@example.com',
    message: 'كم رسم تجديد إقامة العائلة؟',
    canned: 'ترحيب',
    greeting: 'معكم مريم أحمد سالم',
    card: 'تجديد إقامة (عائلة)',
    answer: 'الرسم مبيّن في البطاقة، ويُدفع عبر الموقع.',
    agent3: 'عائشة راشد خان',
    queue: 'أذونات الدخول',
    unit: 'قسم التجديد',
    notes: ['المتعامل يسأل عن الرسم.', 'الطلب إذن دخول.', 'يرجى بيان سبب التأخر.'],
  },
  en: {
    known: 'Fares Naji Al Halabi',
    other: 'George Baker',
    topic: 'Residence',
    contact: 'somebody.else@example.com',
    message: 'What does a family renewal cost?',
    canned: 'Greeting',
    greeting: 'This is Maryam Ahmed Salem',
    card: 'Renew a family residence permit',
    answer: 'The fee stands on the card and is paid on the site.',
    agent3: 'Aisha Rashid Khan',
    queue: 'Entry permits',
    unit: 'Renewals Section',
    notes: ['The customer asks about the fee.', 'This is an entry permit.', 'Please say why it is late.'],
  },
} as const
const referred = { ar: 'تم التحويل إلى الإدارة المختصة', en: 'Transferred to the department' }
const picture = {
  name: 'receipt.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
}
const letter = { name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') }

describe.each<Language>(['ar', 'en'])('what an agent has at hand, in %s', (language) => {
  const story = stories[language]
  const aChat = async (name: string) => {
    const customer = await aCustomer(browser, `${demo.url}/e/residency?language=${language}`, language)
    await startChat(customer, { ...story, name })
    return customer
  }

  it('links the customer put forward, answers with ready words, a card and a file, and closes by one key', async () => {
    drawOnFailure(browser)
    const agent = await anAgentOnDuty(browser, demo, 'agent1', language)
    const customer = await aChat(story.known)
    const number = await referenceOf(customer)
    await accept(agent, story.known)
    await linkSuggested(agent, story.known)
    await useCanned(agent, story.canned)
    await sees(customer, story.greeting)
    await sendCard(agent, story.card)
    await sees(customer, story.card)
    await exchangeFiles(agent, customer)
    await expectAccessible(agent.page, 'the desk with a card and files')

    const field = agent.page.getByRole('textbox', { name: agent.say('desk.reply'), exact: true })
    await field.fill(story.answer)
    await field.press('Control+Enter')
    await openStage(agent).waitFor({ state: 'detached' })
    await sees(customer, story.answer)
    const [closed] = await demo.sql(
      'select status, customer_id is not null as known from cases.case where number = $1',
      [number],
    )
    expect(closed).toEqual({ status: 'closed', known: true })
    await changePresence(agent, 'desk.presence-slot.go-off', 'desk.presence.off-duty')
    await demo.expectBalance()
    await leaveAll()
  })

  it('passes a conversation to a colleague, to a queue and its case to a department, each with a note read first', async () => {
    drawOnFailure(browser)
    const [toColleague, toQueue, toUnit] = story.notes
    const first = await anAgentOnDuty(browser, demo, 'agent1', language)
    const customer = await aChat(story.other)
    await accept(first, story.other)
    const second = await anAgentOnDuty(browser, demo, 'agent3', language)
    await transfer(first, 'agent', story.agent3, toColleague)
    await stageOf(first, story.other).waitFor({ state: 'detached' })
    await accept(second, story.other)
    await stageOf(second, story.other).getByText(toColleague, { exact: false }).first().waitFor()
    await transfer(second, 'queue', story.queue, toQueue)
    await ringing(first).filter({ hasText: story.queue }).waitFor()
    await accept(first, story.other)
    await stageOf(first, story.other).getByText(toQueue, { exact: false }).first().waitFor()
    await reply(first, story.answer)
    await sees(customer, story.answer)
    await transfer(first, 'unit', story.unit, toUnit)
    const card = first.page.getByRole('region', { name: first.say('desk.context.case'), exact: true })
    await card.getByText(first.say('case.status.referred'), { exact: true }).waitFor()
    await endChat(first)
    await wrapUp(first, referred)
    for (const agent of [first, second]) {
      await changePresence(agent, 'desk.presence-slot.go-off', 'desk.presence.off-duty')
    }
    expect(await transfersOf(story.other)).toEqual(['agent', 'queue', 'unit'])
    await demo.expectBalance()
    await leaveAll()
  })
})

const leaveAll = () => Promise.all(browser.contexts().map((context) => context.close()))

/** The open conversation, whatever name its customer goes by once they are recognised. */
const openStage = ({ page, say }: Colleague) =>
  page.getByRole('region', { name: begins(say('desk.stage', { name: '' }).trim()) })

async function linkSuggested({ page, say }: Colleague, name: string): Promise<void> {
  const card = page.getByRole('region', { name: say('desk.context.customer'), exact: true })
  await card.getByText(say('desk.context.suggested')).waitFor()
  const suggestion = card.getByRole('listitem').filter({ hasText: name }).first()
  await suggestion.getByRole('button', { name: say('desk.context.customer.link') }).click()
  await card.getByText(say('desk.context.unrecognised')).waitFor({ state: 'detached' })
}

async function useCanned({ page, say }: Colleague, name: string): Promise<void> {
  await page.getByRole('button', { name: begins(say('desk.canned')) }).click()
  const dialog = page.getByRole('dialog', { name: say('desk.canned') })
  await dialog.getByLabel(say('desk.canned.search')).fill(name)
  await dialog.getByRole('button').filter({ hasText: name }).first().click()
  await page.getByRole('textbox', { name: say('desk.reply'), exact: true }).press('Enter')
}

async function sendCard({ page, say }: Colleague, name: string): Promise<void> {
  await page.getByRole('button', { name: say('desk.cards'), exact: true }).click()
  const dialog = page.getByRole('dialog', { name: say('desk.cards') })
  await dialog.getByLabel(say('desk.cards.search')).fill(name)
  const card = dialog.getByRole('listitem').filter({ hasText: name }).first()
  await card.getByRole('button', { name: say('desk.cards.to-chat') }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function exchangeFiles(agent: Colleague, customer: Customer): Promise<void> {
  const stage = openStage(agent)
  await customer.chat.locator('input[type=file]').setInputFiles(picture)
  const link = stage.getByRole('link', { name: picture.name })
  await link.waitFor()
  const href = await link.getAttribute('href')
  const file = await agent.page.request.get(new URL(href ?? '', demo.url).href)
  expect(Buffer.from(await file.body())).toEqual(picture.buffer)
  await stage.locator('input[type=file]').setInputFiles(letter)
  await stage.getByRole('link', { name: letter.name }).waitFor()
  await sees(customer, letter.name)
}

async function transfer(
  { page, say }: Colleague,
  kind: 'agent' | 'queue' | 'unit',
  to: string,
  note: string,
): Promise<void> {
  await page.getByRole('button', { name: say('desk.transfer'), exact: true }).click()
  const dialog = page.getByRole('dialog', { name: say('desk.transfer') })
  await dialog.getByRole('radio', { name: say(`desk.transfer.${kind}`), exact: true }).check()
  await choose(page, dialog.getByRole('combobox', { name: say(`desk.transfer.${kind}`), exact: true }), to)
  await dialog.getByLabel(say('desk.transfer.note')).fill(note)
  await dialog.getByRole('button', { name: say('desk.transfer'), exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function transfersOf(name: string): Promise<unknown[]> {
  const rows = await demo.sql(
    `select transfer.to_kind from desk.transfer transfer join desk.handling handling on handling.id = transfer.handling_id
      join channels.contact contact on contact.id = handling.contact_id where contact.name_given = $1 order by transfer.at`,
    [name],
  )
  return rows.map((row) => row.to_kind)
}
