// Makes the pictures in docs/pictures again: node tools/take-pictures.ts (after ./amer demo has built the screens once).
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { aBrowser, signIn } from '../tests/journeys/support/browser.ts'
import { aRunningDemo, type RunningDemo } from '../tests/journeys/support/running-demo.ts'

const folder = join(import.meta.dirname, '..', 'docs', 'pictures')
await mkdir(folder, { recursive: true })
const demo = await aRunningDemo()
// What rings must still ring when its picture is taken, however slow the machine is.
await demo.setQueue('RES', 'residence', { ring_seconds: 300 })
const browser = await aBrowser()
try {
  await portal(browser, demo)
  await desk(browser, demo)
  for (const [account, path, name] of [
    ['manager', '/cases', 'cases'],
    ['officer', '/worklist', 'worklist'],
    ['supervisor', '/board', 'board'],
  ] as const) {
    const page = await signIn(browser, demo, account)
    await page.goto(`${demo.url}/console${path}`)
    await picture(page, `${name}-ar`)
    await page.context().close()
  }
} finally {
  await browser.close()
  await demo.stop()
}

async function portal(browser: Browser, demo: RunningDemo): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'ar-AE',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(`${demo.url}/e/residency`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await picture(page, 'public-page-ar')
  await context.close()
}

async function desk(browser: Browser, demo: RunningDemo): Promise<void> {
  const page = await signIn(browser, demo, 'agent1')
  await page.goto(`${demo.url}/console/desk`)
  await callDesk(page, 'PUT', '/desk/presence', { state: 'available' })
  await chat(
    demo,
    'فارس ناجي الحلبي',
    '+971500000001',
    'السلام عليكم، قدّمت طلب تجديد إقامة زوجتي قبل خمسة أيام وما زال «قيد الدراسة». رقم الطلب 2026-118-44710',
  )
  await page.getByRole('button', { name: /^قبول/ }).click()
  const log = page.getByRole('log')
  await log.getByText('44710').waitFor()
  await page
    .locator('#desk-reply')
    .fill('وعليكم السلام السيد فارس، معكم مريم. حفاظاً على خصوصيتكم، نرجو تزويدنا بسنة ميلاد صاحب الطلب.')
  await page.keyboard.press('Enter')
  await chat(demo, 'عمران بشير أحمد', '+971500000003', 'أريد معرفة المستندات المطلوبة لتجديد إقامة العائلة')
  await page.getByRole('button', { name: /^قبول/ }).waitFor()
  await picture(page, 'desk-ar')
  await page.context().close()
}

async function chat(demo: RunningDemo, name: string, phone: string, message: string): Promise<void> {
  const place = `${demo.url}/api/v1/public/entities/residency`
  const { topics } = (await (await fetch(place)).json()) as { topics: { id: string }[] }
  await fetch(`${place}/conversations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      clientId: crypto.randomUUID(),
      name,
      language: 'ar',
      topicId: topics[0]?.id,
      phone,
      message,
    }),
  })
}

/** A call as the signed-in page itself would make it. */
async function callDesk(page: Page, method: string, path: string, body: object): Promise<void> {
  await page.evaluate(
    async ([verb, address, text]) => {
      await fetch(`/api/v1${address}`, {
        method: verb,
        headers: { 'content-type': 'application/json', 'amer-csrf': '1' },
        body: text,
      } as RequestInit)
    },
    [method, path, JSON.stringify(body)] as const,
  )
}

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined)
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  await page.screenshot({ path: join(folder, `${name}.png`) })
}
