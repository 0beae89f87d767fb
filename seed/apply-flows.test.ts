import { describe, expect, it } from 'vitest'
import { flowGraph, validateFlow, walkFlow } from '#rooms/flows'
import { someFacts } from '#rooms/flows/testing'
import { flows } from './data/flows/flows.ts'
import { drafts, promptsOfEntity } from './data/prompts/prompts.ts'

const said = { kind: 'said' } as const
const keys = (pressed: string) => ({ kind: 'keys', keys: pressed }) as const

function textsOf(entity: string): Map<string, Set<string>> {
  const { prompts, seven } = promptsOfEntity[entity] ?? { prompts: {}, seven: false }
  const texts = new Map(Object.keys(prompts).map((code) => [code, new Set(['ar', 'en'])]))
  if (seven) {
    for (const [language, own] of Object.entries(drafts))
      for (const code of Object.keys(own)) texts.get(code)?.add(language)
  }
  return texts
}

const graphOf = (entity: string, line: string) => {
  const flow = flows.find((one) => one.entity === entity && one.line === line)
  if (!flow) throw new Error('no such flow')
  return flow.graph
}
const promptsHeard = ({ steps }: ReturnType<typeof walkFlow>) =>
  steps.map(({ effects }) =>
    effects.flatMap((effect) => ('prompts' in effect ? effect.prompts.map(({ promptId }) => promptId) : [])),
  )

describe('the flows of the demonstration', () => {
  it.each(flows.map((flow) => [flow.en, flow] as const))('%s has no problem', (_, { entity, graph }) => {
    expect(flowGraph.parse(graph)).toEqual(graph)
    expect(validateFlow(graph, { languages: graph.languages, prompts: textsOf(entity) })).toEqual([])
  })

  it('names no prompt in a draft language that is not there in Arabic', () => {
    for (const own of Object.values(drafts))
      expect(Object.keys(own).filter((code) => !(code in (promptsOfEntity.RES?.prompts ?? {})))).toEqual([])
  })

  it.each(['{n}', '{minutes}', '{phone}', '{digits}', '{date}'])(
    'speaks %s in every language that Arabic does',
    (slot) => {
      const prompts = promptsOfEntity.RES?.prompts ?? {}
      for (const [code, { ar, en }] of Object.entries(prompts)) {
        const texts = [en, ...Object.values(drafts).map((own) => own[code] ?? ar)]
        if (code === 'residency.language') continue
        expect(
          texts.filter((text) => text.includes(slot) !== ar.includes(slot)),
          code,
        ).toEqual([])
      }
    },
  )

  it('says a status in Hindi and counts as self-served only what is confirmed', () => {
    const walked = walkFlow(graphOf('RES', 'phone'), someFacts({ called: '8005111' }), [
      said,
      keys('3'),
      said,
      keys('1'),
      keys('10001'),
      keys('1'),
      keys('1985'),
      { kind: 'looked-up', found: { status: 'approved', decidedOn: '2026-11-16' }, failed: false },
      said,
      keys('1'),
      said,
    ])
    expect(promptsHeard(walked)).toEqual([
      ['residency.welcome', 'residency.welcome'],
      Array.from({ length: 7 }, () => 'residency.language'),
      ['common.recording'],
      ['residency.menu'],
      ['status.ask-number'],
      ['status.confirm'],
      ['status.ask-check'],
      [],
      ['status.approved'],
      ['answers.confirm'],
      ['common.goodbye'],
      [],
    ])
    expect(walked.steps.at(-1)?.effects).toEqual([{ kind: 'end', outcome: 'self-served', answered: true }])
  })

  it('takes a message out of hours after the emergency number', () => {
    const walked = walkFlow(graphOf('WRK', 'phone'), someFacts({ isOpen: false }), [said, keys('1'), said, keys('1')])
    expect(promptsHeard(walked).slice(-2)).toEqual([['works.closed', 'common.danger'], ['voicemail.leave']])
  })

  it('opens a report with a number and asks for the place', () => {
    const walked = walkFlow(graphOf('WRK', 'toll-free'), someFacts(), [
      said,
      keys('1'),
      said,
      keys('3'),
      { kind: 'case', number: 'WRK-2026-000101' },
      said,
    ])
    expect(promptsHeard(walked).slice(-2)).toEqual([['works800.report-number'], ['works800.place']])
  })
})
