import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8')

interface Violation {
  id: string
  nodes: { html: string; failureSummary: string }[]
}

const options = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
  // The rule is axe's own experiment: it takes the initials in a disc for text beside the button's name.
  rules: { 'label-content-name-mismatch': { enabled: false } },
}

/** Fails when axe finds anything against WCAG 2.2 A and AA on the screen as it stands. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  await page.evaluate(source)
  const run = `axe.run(document, ${JSON.stringify(options)}).then((found) => found.violations)`
  const violations = await page.evaluate<Violation[]>(run)
  const told = violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => [node.html, node.failureSummary]) }))
  if (told.length > 0) throw new Error(`${screen} is not accessible: ${JSON.stringify(told, null, 1)}`)
}
