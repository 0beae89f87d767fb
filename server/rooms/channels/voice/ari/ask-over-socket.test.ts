import { describe, expect, it } from 'vitest'
import type { RESTResponse } from './ari.gen.ts'
import { commandSocket } from './ask-over-socket.ts'
import { AriRefused, AsteriskUnreachable } from './errors.ts'

const question = {
  operation: 'POST /channels/{channelId}',
  method: 'POST',
  path: '/channels/a?app=amer',
  body: { variables: { X: '1' } },
}

describe('commands over the event socket', () => {
  it('travel as the engine wants them, and answers find who asked, in any order', async () => {
    const written: Record<string, string>[] = []
    const commands = commandSocket()
    commands.attach((text) => written.push(JSON.parse(text)))
    const asked = [commands.ask(question), commands.ask({ operation: 'GET /x', method: 'GET', path: '/x' })]
    expect(written[0]).toMatchObject({
      uri: 'channels/a?app=amer',
      method: 'POST',
      message_body: '{"variables":{"X":"1"}}',
    })
    expect(written[1]).not.toHaveProperty('message_body')
    for (const one of written.toReversed()) commands.hear(answerTo(one.request_id, 200, `for ${one.method}`))
    expect(await Promise.all(asked)).toEqual([{ text: 'for POST' }, { text: 'for GET' }])
  })

  it('are refused with the status, and left unanswered when the socket closes', async () => {
    const commands = commandSocket()
    const ids: string[] = []
    const detach = commands.attach((text) => ids.push(JSON.parse(text).request_id))
    const refused = commands.ask(question)
    commands.hear(answerTo(ids[0], 404, '{}'))
    await expect(refused).rejects.toMatchObject({ status: 404, isGone: true })
    await expect(refused).rejects.toThrow(AriRefused)
    const lost = commands.ask(question)
    detach()
    await expect(lost).rejects.toThrow(AsteriskUnreachable)
    expect(commands.isAttached()).toBe(false)
    await expect(commands.ask(question)).rejects.toThrow(AsteriskUnreachable)
  })
})

function answerTo(request_id: string | undefined, status_code: number, message_body: string): RESTResponse {
  const head = {
    type: 'RESTResponse',
    application: 'amer',
    timestamp: '',
    transaction_id: '',
    reason_phrase: '',
    uri: '',
  } as const
  return { ...head, request_id: request_id ?? '', status_code, message_body }
}
