import type { Browser, Locator, Page } from 'playwright-core'
import { signIn } from './browser.ts'
import type { RunningDemo } from './running-demo.ts'
import { type Language, type Say, sayIn } from './say.ts'

/** A member of staff at the console. */
export interface Colleague {
  page: Page
  say: Say
  language: Language
}

/** Signs in and opens the screen named by the key of its title. */
export async function aColleague(
  browser: Browser,
  demo: Pick<RunningDemo, 'url' | 'password'>,
  who: { email: string; language: Language; screen: string },
): Promise<Colleague> {
  const page = await signIn(browser, demo, who.email, who.language)
  const colleague = { page, say: sayIn(who.language), language: who.language }
  await goTo(colleague, who.screen)
  return colleague
}

/** Follows the link in the bar. */
export async function goTo({ page, say }: Colleague, screen: string): Promise<void> {
  await page
    .getByRole('navigation', { name: say('console.nav'), exact: true })
    .getByRole('link', { name: say(screen), exact: true })
    .click()
}

/** An agent at the desk, available. */
export async function anAgentOnDuty(
  browser: Browser,
  demo: Pick<RunningDemo, 'url' | 'password'>,
  email: string,
  language: Language,
): Promise<Colleague> {
  const agent = await aColleague(browser, demo, { email, language, screen: 'desk.title' })
  await changePresence(agent, 'desk.presence.available')
  return agent
}

/** Chooses a state from the slot in the bar and waits until it stands there. */
export async function changePresence({ page, say }: Colleague, choice: string, shown = choice): Promise<void> {
  const slot = page.getByRole('banner').locator('button[data-state]')
  await slot.click()
  await page.getByRole('menuitem', { name: say(choice), exact: true }).click()
  await slot.filter({ hasText: say(shown) }).waitFor()
}

/** What rings at this desk. */
export function ringing({ page, say }: Colleague): Locator {
  return page.getByRole('article', { name: say('desk.ring.label') })
}

/** Waits until this person's contact rings, and accepts it. */
export async function accept(agent: Colleague, name: string): Promise<void> {
  const offer = ringing(agent).filter({ hasText: name })
  await offer.getByRole('button', { name: agent.say('desk.accept') }).click()
  await stageOf(agent, name).waitFor()
}

/** The conversation in the middle of the desk. */
export function stageOf({ page, say }: Colleague, name: string): Locator {
  return page.getByRole('region', { name: say('desk.stage', { name }) })
}

/** Writes to the customer of the open conversation. */
export async function reply({ page, say }: Colleague, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: say('desk.reply'), exact: true })
  await field.fill(text)
  await field.press('Enter')
}

/** Chooses from a list that is searched by typing. */
export async function choose(page: Page, field: Locator, choice: string): Promise<void> {
  await field.click()
  await field.fill(choice)
  await page.getByRole('option', { name: choice }).first().click()
}

/** Ends the open conversation as served. */
export async function endChat({ page, say }: Colleague): Promise<void> {
  await page.getByRole('button', { name: say('desk.end'), exact: true }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('desk.end') })
    .click()
}

/** Chooses the outcome and finishes the wrap-up; the topic the customer chose stands already. */
export async function wrapUp({ page, say, language }: Colleague, code: { ar: string; en: string }): Promise<void> {
  const panel = page.getByRole('region', { name: say('desk.wrap-up') })
  await panel.getByRole('radio', { name: code[language] }).check()
  await panel.getByRole('button', { name: say('desk.wrap-up.finish') }).click()
  await panel.waitFor({ state: 'detached' })
}
