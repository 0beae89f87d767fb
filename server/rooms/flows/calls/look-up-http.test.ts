import { describe, expect, it } from 'vitest'
import { type HttpOut, NotReached, type Question } from '#platform/http-out'
import { createLog } from '#platform/log'
import { lookUpHttp } from './look-up-http.ts'

const request = {
  method: 'GET' as const,
  url: 'https://example.com/permits?v=1',
  send: { number: '7' },
  keep: { status: 'permit.status', days: 'permit.days', missing: 'permit.none', method: 'permit.constructor.name' },
  timeoutSeconds: 3,
}
const log = createLog('silent')

function answering(answer: { status: number; text: string } | Error) {
  const asked: Question[] = []
  const out: HttpOut = {
    ask: async (question) => {
      asked.push(question)
      if (answer instanceof Error) throw answer
      return answer
    },
  }
  return { asked, out }
}

describe('looking something up at a system of the entity', () => {
  it('asks with the values and keeps what the flow names', async () => {
    const { asked, out } = answering({ status: 200, text: '{"permit":{"status":"open","days":4}}' })
    expect(await lookUpHttp(out, log, request)).toEqual({ found: { status: 'open', days: 4 }, failed: false })
    expect(asked[0]).toMatchObject({ url: 'https://example.com/permits?v=1&number=7', timeoutMilliseconds: 3000 })
  })

  it.each([
    ['nothing there', { status: 404, text: '' }, { found: null, failed: false }],
    ['a refusal', { status: 403, text: '' }, { found: null, failed: true }],
    ['no JSON', { status: 200, text: '<html>' }, { found: null, failed: true }],
    ['no answer', new NotReached(), { found: null, failed: true }],
  ])('tells %s apart', async (_, answer, expected) => {
    expect(await lookUpHttp(answering(answer).out, log, request)).toEqual(expected)
  })
})
