import { describe, expect, it } from 'vitest'
import { mergeMessage } from './merge-message.ts'

const message = (id: string, seq: number, internal = 0, at = `2026-11-23T06:00:0${seq}.000Z`) => ({
  id,
  seq,
  internal,
  at,
})

describe('putting a message into the conversation', () => {
  it('keeps each once and in order, also when it arrives twice or late', () => {
    const first = mergeMessage([], message('b', 2))
    const both = mergeMessage(first, message('a', 1))
    expect(mergeMessage(both, message('b', 2)).map((one) => one.id)).toEqual(['a', 'b'])
  })

  it('puts what only staff read behind the message it followed', () => {
    const at = '2026-11-23T06:00:01.000Z'
    const list = [message('comment', 1, 1, at), message('said', 1, 0, at)].reduce<ReturnType<typeof message>[]>(
      mergeMessage,
      [],
    )
    expect(list.map((one) => one.id)).toEqual(['said', 'comment'])
  })
})
