import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { onTestFailed } from 'vitest'
import type { RunningDemo } from './running-demo.ts'

export const chromiumPath = process.env.AMER_CHROMIUM ?? '/usr/bin/chromium'

/** Chromium without anything that would talk to others. */
export const browserArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-ui-for-media-stream',
]

/** Debian's Chromium, headless, talking to nobody but this machine. */
export async function aBrowser(): Promise<Browser> {
  if (!existsSync(chromiumPath)) throw new Error('Chromium is missing: apt-get install chromium')
  return chromium.launch({
    executablePath: chromiumPath,
    args: [...browserArguments],
  })
}

/** A member of staff at a desk of their own, signed in, in the language given. */
export async function signIn(
  browser: Browser,
  demo: Pick<RunningDemo, 'url' | 'password'>,
  email: string,
  language: 'ar' | 'en' = 'ar',
): Promise<Page> {
  const context = await staffContext(browser, language)
  const page = await context.newPage()
  await page.goto(`${demo.url}/console`)
  await page.locator('input[type=email]').fill(`${email}@amer.test`)
  await page.locator('input[type=password]').fill(demo.password)
  await page.locator('button[type=submit]').click()
  await page.locator('input[type=password]').waitFor({ state: 'detached' })
  return page
}

/** A browser of its own at desk width whose console speaks the language given. */
export async function staffContext(browser: Browser, language: 'ar' | 'en'): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: language === 'ar' ? 'ar-AE' : 'en-GB',
    timezoneId: 'Asia/Dubai',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(20_000)
  await context.addInitScript((chosen) => {
    if (!localStorage.getItem('amer-language')) localStorage.setItem('amer-language', chosen)
  }, language)
  return context
}

/** When the running test fails, every open page is drawn into the folder AMER_JOURNEY_SHOTS names, if it names one. */
export function drawOnFailure(browser: Browser): void {
  const folder = process.env.AMER_JOURNEY_SHOTS
  onTestFailed(async ({ task }) => {
    const pages = browser.contexts().flatMap((context) => context.pages())
    const story = [task.file.name.split('/').at(-1), task.suite?.name, task.name.slice(0, 40)].join(' ')
    for (const [number, page] of pages.entries()) {
      const path = join(folder ?? '', `${story} ${number}.png`.replaceAll(/[ ,]+/g, '-'))
      if (folder) await page.screenshot({ path }).catch(() => undefined)
      await page.context().close()
    }
  })
}
