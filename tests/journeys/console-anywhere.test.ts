// The console's main screens in the dark and on a phone; where one is signed in; the mails that the demonstration caught.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './support/accessibility.ts'
import { aColleague, accept, anAgentOnDuty, type Colleague, changePresence, endChat, wrapUp } from './support/agent.ts'
import { aBrowser, drawOnFailure, signIn } from './support/browser.ts'
import { aCustomer, startChat } from './support/customer.ts'
import { aRunningDemo, type RunningDemo } from './support/running-demo.ts'
import { type Language, sayIn } from './support/say.ts'

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

const answered = { ar: 'تم الرد على الاستفسار', en: 'Enquiry answered' }
const stories = {
  ar: { name: 'موزة عبيد الظنحاني', topic: 'الإقامة', contact: 'moza@example.com', message: 'متى ينتهي طلبي؟' },
  en: { name: 'Harriet Cole', topic: 'Residence', contact: 'harriet@example.com', message: 'When will it be done?' },
} as const

describe.each<Language>(['ar', 'en'])('the console anywhere, in %s', (language) => {
  const say = sayIn(language)

  it('is accessible in the dark and on a phone: desk, worklist, cases, board, customers, cards', async () => {
    drawOnFailure(browser)
    const story = stories[language]
    const agent = await anAgentOnDuty(browser, demo, 'agent1', language)
    const customer = await aCustomer(browser, `${demo.url}/e/residency?language=${language}`, language)
    await startChat(customer, story)
    await accept(agent, story.name)
    await lookAnywhere(agent.page, 'the desk')
    await wide(agent.page)
    await endChat(agent)
    await wrapUp(agent, answered)
    await changePresence(agent, 'desk.presence-slot.go-off', 'desk.presence.off-duty')
    for (const [email, screen] of [
      ['officer', 'worklist.title'],
      ['manager', 'cases.title'],
      ['supervisor', 'board.title'],
      ['agent1', 'customers.title'],
      ['agent1', 'knowledge.title'],
    ] as const) {
      const colleague = await aColleague(browser, demo, { email, language, screen })
      await settled(colleague)
      await lookAnywhere(colleague.page, screen)
      await colleague.page.context().close()
    }
    await leaveAll()
  })

  it('lists where somebody is signed in, and ends the other sessions', async () => {
    drawOnFailure(browser)
    const elsewhere = await signIn(browser, demo, 'coordinator', language)
    const page = await signIn(browser, demo, 'coordinator', language)
    await page
      .getByRole('banner')
      .getByRole('button', { name: say('console.menu.name', { name: '' }).trim() })
      .click()
    await page.getByRole('menuitem', { name: say('console.menu.sessions') }).click()
    await page.getByText(say('sessions.this')).waitFor()
    await expectAccessible(page, 'the list of sessions')
    await page.getByRole('button', { name: say('sessions.end-others') }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('sessions.end-others') })
      .click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: say('sessions.end-others') }).waitFor({ state: 'detached' })
    await elsewhere.reload()
    await elsewhere.locator('input[type=password]').waitFor()
    await leaveAll()
  })

  it('shows what the demonstration caught instead of sending it, by kind', async () => {
    drawOnFailure(browser)
    const { page } = await aColleague(browser, demo, { email: 'admin', language, screen: 'outbox.title' })
    await page.getByRole('radio', { name: say('outbox.kind.sms'), exact: true }).check()
    const first = page.getByRole('button').filter({ hasText: '+9715' }).first()
    await first.click()
    await page.getByText(say('outbox.state.caught')).first().waitFor()
    await page.getByText(say('outbox.parts'), { exact: true }).waitFor()
    expect(await page.getByText(/[A-Z]{3}-\d{4}-\d{6}/).count()).toBeGreaterThan(0)
    await expectAccessible(page, 'the outbox')
    await lookAnywhere(page, 'the outbox')
    await leaveAll()
  })
})

const leaveAll = () => Promise.all(browser.contexts().map((context) => context.close()))

/** Looks with axe in the dark at desk width, then in light on a phone; nothing may run off the side there. */
async function lookAnywhere(page: Page, screen: string): Promise<void> {
  await wearing(page, 'dark')
  await expectAccessible(page, `${screen}, dark`)
  await page.setViewportSize({ width: 390, height: 844 })
  await still(page)
  await expectAccessible(page, `${screen}, dark, on a phone`)
  await wearing(page, 'light')
  await expectAccessible(page, `${screen}, on a phone`)
  const over = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  expect(over, `${screen} is wider than a phone`).toBe(0)
}

/** Waits until the page wears this scheme and every colour has arrived where it is going. */
async function wearing(page: Page, scheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme })
  await page.locator(`html[data-mantine-color-scheme=${scheme}]`).waitFor()
  await still(page)
}

const still = (page: Page) =>
  page.evaluate(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    .then(() => Promise.allSettled(document.getAnimations().map((motion) => motion.finished))).then(() => true)`)

const wide = (page: Page) => page.setViewportSize({ width: 1440, height: 900 })

/** Waits until what the screen shows has been read. */
async function settled({ page, say }: Colleague): Promise<void> {
  const loading = page.getByRole('main').getByRole('status', { name: say('ui.loading') })
  await page.getByRole('main').getByRole('heading').first().waitFor()
  await expect.poll(() => loading.count(), { timeout: 20_000 }).toBe(0)
}
