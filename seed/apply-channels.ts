import { inEngine, type Trx } from '#platform/database'
import type { Platform } from '#platform/parts'
import { outcomeOf } from '#rooms/channels'
import { conversations, type SeedConversation } from './data/conversations.ts'
import { customers } from './data/customers.ts'
import { agents } from './data/staff.ts'
import { insertNew } from './insert-new.ts'
import { customerId, entityId, lineId, queueId, seedId, staffId, topicId } from './seed-id.ts'

const minute = 60_000
/** The demonstration's entities keep one time the whole year, four hours before Greenwich. */
const LOCAL_AHEAD = 4 * 60 * minute

/** Seeds chats that have ended: each arrived once, ended once, with its words between. Runs after queues and customers. */
export async function applyChannels(platform: Platform): Promise<void> {
  const now = platform.clock.now()
  await inEngine(platform.pools, async (trx) => {
    for (const [index, chat] of conversations.entries()) await insertChat(trx, chat, index, now)
  })
}

async function insertChat(trx: Trx, chat: SeedConversation, index: number, now: Date): Promise<void> {
  const id = seedId('contact', index)
  const known = await trx.selectFrom('channels.contact').select('id').where('id', '=', id).executeTakeFirst()
  if (known) return
  const facts = factsOf(chat, index, now)
  await insertNew(trx, 'channels.conversation', [facts.conversation])
  await insertNew(trx, 'channels.contact', [facts.contact])
  await insertNew(trx, 'channels.contactEvent', facts.events)
  await insertNew(trx, 'channels.participant', facts.participants)
  await insertNew(trx, 'channels.message', facts.messages)
  await insertNew(trx, 'channels.contactTopic', [
    { entityId: facts.contact.entityId, contactId: id, topicId: topicId(chat.entity, chat.topic) },
  ])
}

function factsOf(chat: SeedConversation, index: number, now: Date) {
  const contactId = seedId('contact', index)
  const conversationId = seedId('conversation', index)
  const entity = entityId(chat.entity)
  const arrivedAt = momentOf(chat, now)
  const after = (minutes: number) => new Date(arrivedAt.getTime() + minutes * minute)
  const length = chat.lines.length
  const agent = agents.find((one) => one.account === chat.agent)
  const endedAt = chat.agent
    ? after(length + (chat.reason === 'customer-silent' ? 15 : 1))
    : new Date(arrivedAt.getTime() + 8_000)
  const customer = customers.find((one) => one.code === chat.customer)
  const identifier = (kind: 'phone' | 'email') => customer?.identifiers.find((one) => one[0] === kind)?.[1] ?? null
  const outcome = outcomeOf(chat.agent ? 'active' : 'queued', chat.reason)
  const contact = {
    id: contactId,
    entityId: entity,
    conversationId,
    lineId: lineId(chat.entity, 'chat'),
    channel: 'chat',
    state: 'ended',
    outcome,
    endReason: chat.reason,
    shortAbandon: !chat.agent,
    language: chat.language,
    topicId: topicId(chat.entity, chat.topic),
    customerId: customer ? customerId(chat.customer) : null,
    nameGiven: (chat.language === 'ar' ? customer?.ar : customer?.latin) ?? null,
    phoneGiven: identifier('phone'),
    emailGiven: identifier('email'),
    queueId: queueId(chat.entity, chat.queue),
    lastAgentId: chat.agent ? staffId(chat.agent) : null,
    arrivedAt,
    queuedAt: arrivedAt,
    answeredAt: chat.agent ? after(0.4) : null,
    endedAt,
  }
  const history = [
    { type: 'arrived', toState: 'flow', at: arrivedAt, facts: JSON.stringify({ channel: 'chat' }) },
    { type: 'moved', fromState: 'flow', toState: 'queued', at: arrivedAt },
    ...(chat.agent ? [{ type: 'moved', fromState: 'queued', toState: 'active', at: after(0.4) }] : []),
    { type: 'ended', fromState: chat.agent ? 'active' : 'queued', toState: 'ended', outcome, at: endedAt },
  ]
  return {
    contact,
    conversation: {
      id: conversationId,
      entityId: entity,
      lineId: contact.lineId,
      clientId: `demonstration-${index}`,
      language: chat.language,
      lastSeq: length,
      customerReadSeq: length,
      agentReadSeq: length,
      createdAt: arrivedAt,
    },
    events: history.map((event, place) => ({
      id: seedId('contact-event', index, place),
      entityId: entity,
      contactId,
      seq: place + 1,
      actorKind: 'system',
      actorId: 'demonstration',
      ...event,
    })),
    participants: agent
      ? [
          {
            entityId: entity,
            contactId,
            staffId: staffId(agent.account),
            role: 'agent',
            nameAr: agent.ar,
            nameEn: agent.en,
            joinedAt: after(0.4),
            leftAt: endedAt,
          },
        ]
      : [],
    messages: chat.lines.map(([author, body], place) => ({
      id: seedId('message', index, place),
      entityId: entity,
      conversationId,
      contactId,
      seq: place + 1,
      clientId: `demonstration-${place}`,
      author,
      staffId: author === 'agent' && agent ? staffId(agent.account) : null,
      authorNameAr: author === 'agent' ? (agent?.ar ?? null) : null,
      authorNameEn: author === 'agent' ? (agent?.en ?? null) : null,
      kind: 'text',
      body,
      at: after(place + (author === 'agent' ? 0.5 : 0)),
    })),
  }
}

/** The local time so many days ago. */
function momentOf(chat: SeedConversation, now: Date): Date {
  const [hours = 0, minutes = 0] = chat.at.split(':').map(Number)
  const local = new Date(now.getTime() + LOCAL_AHEAD - chat.daysAgo * 24 * 60 * minute)
  local.setUTCHours(hours, minutes, 0, 0)
  return new Date(local.getTime() - LOCAL_AHEAD)
}
