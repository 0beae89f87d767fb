// The line is cut in mid-chat, then the server dies in mid-chat: nothing is lost, nothing doubled, order kept, on both sides.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accept, anAgentOnDuty, type Colleague, reply, stageOf } from './support/agent.ts'
import { aBrowser, drawOnFailure } from './support/browser.ts'
import { aCustomer, type Customer, saidTo, sees, startChat, write } from './support/customer.ts'
import { aLine } from './support/line.ts'
import { aRunningDemo, type RunningDemo } from './support/running-demo.ts'
import type { Language } from './support/say.ts'

const patient = { timeout: 20_000 }
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
    name: 'شما خليفة المري',
    topic: 'الإقامة',
    contact: '+971 50 000 0031',
    message: 'متى تنتهي إقامتي؟',
    line: 'سطر',
  },
  en: {
    name: 'Grace Miller',
    topic: 'Residence',
    contact: '+971 50 000 0032',
    message: 'When does my residence end?',
    line: 'line',
  },
} as const

describe.each<Language>(['ar', 'en'])('a chat that is cut, in %s', (language) => {
  const story = stories[language]
  const line = (by: string, n: number) => `${story.line} ${by}${n}`

  it('keeps everything said on both sides, once and in order', async () => {
    drawOnFailure(browser)
    const agentLine = await aLine(demo.url)
    const customerLine = await aLine(demo.url)
    const agent = await anAgentOnDuty(browser, { ...demo, url: agentLine.url }, 'agent1', language)
    const customer = await aCustomer(browser, `${customerLine.url}/e/residency?language=${language}`, language)
    await startChat(customer, story)
    await accept(agent, story.name)
    await write(customer, line('c', 1))
    await stageSees(agent, line('c', 1))

    customerLine.cut()
    await write(customer, line('c', 2))
    await write(customer, line('c', 3))
    await expect.poll(() => customer.chat.getByText(customer.say('portal.chat.sign.kept')).count(), patient).toBe(2)
    await reply(agent, line('a', 1))
    await stageSees(agent, line('a', 1))
    customerLine.mend()
    await sees(customer, line('a', 1))
    await stageSees(agent, line('c', 3))
    await expectSame(customer, agent, [story.message, line('c', 1), line('a', 1), line('c', 2), line('c', 3)])

    agentLine.cut()
    await agent.page.getByText(agent.say('ui.lost.fact')).first().waitFor()
    await reply(agent, line('a', 2))
    await write(customer, line('c', 4))
    await sees(customer, line('c', 4))
    agentLine.mend()
    await sees(customer, line('a', 2))
    await stageSees(agent, line('c', 4))

    const back = demo.crashAndRestart()
    await write(customer, line('c', 5))
    await reply(agent, line('a', 3))
    await back
    await sees(customer, line('a', 3))
    await stageSees(agent, line('c', 5))
    await write(customer, line('c', 6))
    await stageSees(agent, line('c', 6))
    await reply(agent, line('a', 4))
    await sees(customer, line('a', 4))
    const said = await saidTo(customer)
    expect(new Set(said).size).toBe(said.length)
    for (const by of ['c', 'a']) {
      const numbers = said.filter((text) => text.includes(` ${by}`)).map((text) => Number(text.slice(-1)))
      expect(numbers).toEqual(numbers.toSorted())
    }
    expect(said).toHaveLength(11)
    await expectSame(customer, agent, said)

    await customer.page.reload()
    await sees(customer, line('a', 4))
    expect(await saidTo(customer)).toEqual(said)
    await demo.expectBalance()
    await Promise.all([agent.page, customer.page].map((page) => page.context().close()))
    await Promise.all([agentLine.close(), customerLine.close()])
  })

  const stageSees = async (agent: Colleague, text: string) =>
    stageOf(agent, story.name).getByText(text, { exact: true }).first().waitFor()

  async function expectSame(customer: Customer, agent: Colleague, said: readonly string[]): Promise<void> {
    await expect.poll(() => saidTo(customer), patient).toEqual(said)
    await expect.poll(() => saidAt(agent), patient).toEqual(said)
  }

  const saidAt = (agent: Colleague) =>
    stageOf(agent, story.name).getByRole('log').locator('span[dir=auto]').allInnerTexts()
})
