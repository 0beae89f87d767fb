// A customer whose language nobody on duty speaks: one is called back by a speaker, another goes on in English.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadWords } from '#platform/words'
import { expectAccessible } from './support/accessibility.ts'
import { accept, anAgentOnDuty, changePresence, endChat, reply, ringing, stageOf, wrapUp } from './support/agent.ts'
import { aBrowser, drawOnFailure } from './support/browser.ts'
import { aCustomer, type Customer, fillAsked, saidTo, sees, write } from './support/customer.ts'
import { aRunningDemo, type RunningDemo } from './support/running-demo.ts'
import type { Language } from './support/say.ts'

let demo: RunningDemo
let browser: Browser
const words = await loadWords()

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
    spoken: 'ur',
    names: ['زینب احمد خان', 'عمران علی شاہ'],
    topic: 'الإقامة',
    contact: '+971 50 111 2233',
    message: 'میرا اقامہ کب ختم ہو رہا ہے؟',
    more: 'مجھے جلدی ہے۔',
    answer: 'Your permit ends on 3 March.',
  },
  en: {
    spoken: 'hi',
    names: ['प्रिया शर्मा', 'राहुल वर्मा'],
    topic: 'Residence',
    contact: '+971 50 111 2244',
    message: 'मेरा परमिट कब समाप्त होगा?',
    more: 'मुझे जल्दी है।',
    answer: 'Your permit ends on 4 March.',
  },
} as const
const answered = { ar: 'تم الرد على الاستفسار', en: 'Enquiry answered' }

const nameOf = (language: string, reader: string) => new Intl.DisplayNames([reader], { type: 'language' }).of(language)
const choice = (key: string, spoken: string, language: string) =>
  words.say(spoken, `flow.choice.${key}`, { language: nameOf(language, spoken) })

describe.each<Language>(['ar', 'en'])('a language nobody on duty speaks, on a page in %s', (language) => {
  const story = stories[language]
  const { spoken } = story

  /** Chooses the language, begins, and is asked in it how to go on. */
  async function isAsked(name: string): Promise<Customer> {
    const customer = await aCustomer(browser, `${demo.url}/e/residency?language=${language}`, language)
    const { chat, say } = customer
    await fillAsked(customer, { ...story, name })
    await chat.getByLabel(say('portal.chat.ask.language')).selectOption(spoken)
    await chat.getByRole('button', { name: say('portal.chat.ask.start') }).click()
    const question = words.say(spoken, 'flow.ask.speaker', { language: nameOf(spoken, spoken), choices: '' })
    await sees(customer, question.trim())
    await chat.getByRole('group', { name: say('portal.chat.choices') }).waitFor()
    return customer
  }

  it('asks, and has a speaker call back', async () => {
    drawOnFailure(browser)
    const name = story.names[0]
    const agent = await anAgentOnDuty(browser, demo, 'agent1', language)
    const customer = await isAsked(name)
    const { chat, say } = customer
    await expectAccessible(customer.page, 'a question with choices')
    await write(customer, story.more)
    await sees(customer, story.more)
    await chat.getByRole('button', { name: choice('callback', spoken, spoken) }).click()
    await chat.getByRole('group', { name: say('portal.chat.choices') }).waitFor({ state: 'detached' })
    await chat.getByRole('button', { name: say('portal.chat.new') }).waitFor()
    expect(await saidTo(customer)).toEqual([story.message, story.more, choice('callback', spoken, spoken)])
    const owed = await demo.sql(
      `select w.kind, w.state, w.language, w.due_at > now() as due_later, c.outcome from routing.work_item w
        join channels.contact c on c.id = w.subject_id and c.owed_work_item_id = w.id where c.name_given = $1`,
      [name],
    )
    expect(owed).toMatchObject([{ kind: 'callback', language: spoken, due_later: true, outcome: 'deferred' }])
    await demo.expectBalance()
    // agent1 is free and does not speak it; whoever does is rung as soon as they are there, and sees what was said.
    const speaker = await anAgentOnDuty(browser, demo, 'agent3', language)
    await ringing(speaker)
      .filter({ hasText: name })
      .getByRole('button', { name: speaker.say('desk.accept') })
      .click()
    const callback = speaker.page.getByRole('region', { name: speaker.say('desk.answer.callback'), exact: true })
    await callback.getByText(story.more, { exact: true }).waitFor()
    await wrapUp(speaker, answered)
    await demo.expectBalance()
    await changePresence(speaker, 'desk.presence-slot.go-off', 'desk.presence.off-duty')
    await changePresence(agent, 'desk.presence-slot.go-off', 'desk.presence.off-duty')
    await Promise.all(browser.contexts().map((context) => context.close()))
  })

  it('goes on in English, and is answered', async () => {
    drawOnFailure(browser)
    const name = story.names[1]
    const agent = await anAgentOnDuty(browser, demo, 'agent1', language)
    const customer = await isAsked(name)
    await customer.chat.getByRole('button', { name: choice('go-on', spoken, 'en') }).click()
    await sees(customer, words.say('en', 'flow.going-on', { language: 'English' }))
    await accept(agent, name)
    await reply(agent, story.answer)
    await sees(customer, story.answer)
    await stageOf(agent, name).getByText(story.message, { exact: true }).waitFor()
    await endChat(agent)
    await wrapUp(agent, answered)
    await changePresence(agent, 'desk.presence-slot.go-off', 'desk.presence.off-duty')
    await demo.expectBalance()
    await Promise.all(browser.contexts().map((context) => context.close()))
  })
})
