import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core'
import type { RunningDemo } from './running-demo.ts'

const chromiumPath = process.env.AMER_CHROMIUM ?? '/usr/bin/chromium'

/** Debian's Chromium, headless, talking to nobody but this machine. */
export async function aBrowser(): Promise<Browser> {
  if (!existsSync(chromiumPath)) throw new Error('Chromium is missing: apt-get install chromium')
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-fake-ui-for-media-stream',
    ],
  })
}

/** A member of staff at a desk of their own, signed in, in the language given. */
export async function signIn(browser: Browser, demo: RunningDemo, email: string, language: 'ar' | 'en' = 'ar'): Promise<Page> {
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
  await context.addInitScript((chosen) => {
    if (!localStorage.getItem('amer-language')) localStorage.setItem('amer-language', chosen)
  }, language)
  return context
}
