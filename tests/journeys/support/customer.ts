import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { type Language, type Say, sayIn } from './say.ts'

/** A customer with a telephone in the hand, on a page with the chat. */
export interface Customer {
  page: Page
  context: BrowserContext
  say: Say
  /** The open chat. */
  chat: Locator
}

export interface Asked {
  name: string
  topic: string
  contact: string
  message: string
}

/** Opens the page in a browser of the customer's own and the chat on it. */
export async function aCustomer(browser: Browser, url: string, language: Language): Promise<Customer> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: language === 'ar' ? 'ar-AE' : 'en-GB',
    timezoneId: 'Asia/Dubai',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(url)
  context.setDefaultTimeout(20_000)
  const say = sayIn(language)
  const customer = { page, context, say, chat: page.getByRole('dialog').first() }
  await openChat(customer)
  return customer
}

/** Presses the widget's button, or that of the entity's own page. */
export async function openChat({ page, say }: Customer): Promise<void> {
  const names = ['portal.chat.open', 'portal.entity.chat', 'portal.entity.message'].map((key) => say(key))
  await page.getByRole('button', { name: new RegExp(names.map(RegExp.escape).join('|')) }).click()
}

/** Fills what is asked before a chat (or out of hours the form), as far as it is asked. */
export async function fillAsked({ chat, say }: Customer, asked: Asked, form = false): Promise<void> {
  await chat.getByLabel(say('portal.chat.ask.name')).fill(asked.name)
  await chat.getByLabel(say('portal.chat.ask.topic')).selectOption({ label: asked.topic })
  await chat.getByLabel(say('portal.chat.ask.contact')).fill(asked.contact)
  await chat.getByLabel(say(form ? 'portal.chat.ask.message' : 'portal.chat.ask.question')).fill(asked.message)
}

export async function startChat(customer: Customer, asked: Asked): Promise<void> {
  await fillAsked(customer, asked)
  await customer.chat.getByRole('button', { name: customer.say('portal.chat.ask.start') }).click()
  await customer.chat.getByLabel(customer.say('portal.chat.write')).waitFor()
}

/** Types a line and sends it. */
export async function write({ chat, say }: Customer, text: string): Promise<void> {
  const field = chat.getByLabel(say('portal.chat.write'))
  await field.fill(text)
  await field.press('Enter')
}

/** Waits until this stands in the customer's chat. */
export async function sees({ chat }: Customer, text: string): Promise<void> {
  await chat.getByRole('log').getByText(text, { exact: false }).first().waitFor()
}

/** Everything said by the customer and the agent, as the customer sees it, in order. */
export function saidTo({ chat }: Customer): Promise<string[]> {
  return chat.getByRole('log').locator('.bubble').allInnerTexts()
}

/** The reference number in the head of the chat. */
export async function referenceOf({ chat }: Customer): Promise<string> {
  const line = await chat
    .getByText(/[A-Z]{2,6}-\d{4}-\d{6}/)
    .first()
    .innerText()
  return /[A-Z]{2,6}-\d{4}-\d{6}/.exec(line)?.[0] ?? ''
}

/** The address of the case's own page, from the link in the head of the chat. */
export async function trackingLink({ chat }: Customer): Promise<string> {
  const href = await chat.getByRole('link', { name: /[A-Z]{2,6}-\d{4}-\d{6}/ }).getAttribute('href')
  if (!href) throw new Error('the reference number is no link')
  return href
}
