import { expect } from 'vitest'
import { newId } from '#platform/ids'
import type { Floor, Hall } from '#rooms/desk/testing'

/** A customer's chat with a hall, known by its key. */
export interface Chat {
  contactId: string
  token: string
}

export interface Seen {
  state: string
  language: string
  choices: string[]
  caseNumber: string | null
  endReason: string | null
  messages: { author: string; text: string }[]
}

export interface StartWanted {
  language?: string
  topicId?: string | null
  phone?: string | null
  message?: string
}

/** A chat begun through the public API. */
export async function startsChat(floor: Floor, hall: Hall, wanted: StartWanted = {}): Promise<Chat & { seen: Seen }> {
  const response = await floor.app.inject({
    method: 'POST',
    url: `/api/v1/public/entities/${hall.entity.slug}/conversations`,
    payload: {
      clientId: newId(),
      name: 'زینب',
      language: wanted.language ?? 'ur',
      topicId: wanted.topicId === undefined ? hall.topicId : wanted.topicId,
      phone: wanted.phone === undefined ? '+971500000011' : wanted.phone,
      message: wanted.message ?? 'السلام علیکم',
    },
  })
  expect(response.statusCode, response.body).toBe(201)
  const seen = response.json() as Seen & { contactId: string; conversationId: string; secret: string }
  return { contactId: seen.contactId, token: `${seen.conversationId}.${seen.secret}`, seen }
}

/** The conversation as its customer sees it now. */
export async function seenBy(floor: Floor, chat: Chat): Promise<Seen> {
  const response = await floor.app.inject({
    method: 'GET',
    url: '/api/v1/public/conversation',
    headers: { authorization: `Conversation ${chat.token}` },
  })
  return response.json() as Seen
}

/** The customer says something; what became of the conversation. */
export async function says(floor: Floor, chat: Chat, text: string): Promise<Seen> {
  const response = await floor.app.inject({
    method: 'POST',
    url: '/api/v1/public/conversation/messages',
    headers: { authorization: `Conversation ${chat.token}` },
    payload: { clientId: newId(), text },
  })
  expect(response.statusCode, response.body).toBe(201)
  return seenBy(floor, chat)
}
