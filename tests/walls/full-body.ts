import { vi } from 'vitest'
import { inEngine, inEntity } from '#platform/database'
import { newId } from '#platform/ids'
import { aRecording } from '#rooms/channels/testing'
import { aCustomer } from '#rooms/customers/testing'
import { aHall, type Floor, type Hall } from '#rooms/desk/testing'
import { aLine, anOtherBody, aUnit } from '#rooms/entities/testing'
import { aFlow, aPrompt, aPronunciation, aShortFlow } from '#rooms/flows/testing'
import { aCard, aStatusImport } from '#rooms/services/testing'
import { aMember, type TestMember } from '#rooms/staff/testing'

export const everyRole = [
  'agent',
  'officer',
  'supervisor',
  'duty-manager',
  'manager',
  'complaints-officer',
  'quality',
  'planner',
  'editor',
  'coordinator',
  'operator',
  'administrator',
] as const

/** An entity with something of everything that a route can name, and one member of staff who may do all of it. */
export interface FullBody {
  hall: Hall
  all: TestMember
  /** Who has the chat in hand. */
  agent: { id: string }
  /** A word in everything written here: whoever reads it has looked over the wall. */
  word: string
  number: string
  token: string
  /** What the parameters and fields of routes mean here. */
  named: Record<string, string>
}

/** What parameters and fields of routes name, and the table it stands in. */
const tables: Record<string, string> = {
  contactId: 'channels.contact',
  caseId: 'cases.case',
  legId: 'cases.leg',
  customerId: 'customers.customer',
  identifierId: 'customers.identifier',
  fileId: 'platform.file',
  reservationId: 'routing.reservation',
  handlingId: 'desk.handling',
  itemId: 'routing.workItem',
  queueId: 'routing.queue',
  cardId: 'services.card',
  cardVersionId: 'services.cardVersion',
  topicId: 'services.topic',
  topicIds: 'services.topic',
  codeId: 'desk.wrapUpCode',
  unitId: 'entities.unit',
  referredBodyId: 'entities.otherBody',
  answeredIds: 'customers.verificationQuestion',
  agentId: 'staff.posting',
  staffId: 'staff.posting',
  ownerId: 'staff.posting',
  id: 'routing.queue',
  recordingId: 'channels.recording',
  flowId: 'flows.flow',
  flowVersionId: 'flows.flowVersion',
  with: 'flows.flowVersion',
  promptId: 'flows.prompt',
  pronunciationId: 'flows.pronunciation',
  lineId: 'entities.line',
  importId: 'services.statusImport',
}

/** Fills an entity: a chat in hand, another ringing, a case with its leg, comment and file, a customer, a card. */
export async function aFullBody(floor: Floor, word: string): Promise<FullBody> {
  const hall = await aHall(floor, { opensCase: true })
  const entityId = hall.entity.id
  const { db } = floor
  const unitId = await aUnit(db, { entityId })
  const all = await aMember(db, { entityId, roles: [...everyRole], name: word })
  await anOtherBody(db, { entityId, name: word })
  await aCard(db, { entityId })
  await aStatusImport(db, { entityId, number: word })
  await aTelephoneFlow(floor, entityId, word)
  await inEngine(db.pools, (trx) =>
    trx
      .insertInto('customers.verificationQuestion')
      .values({ id: newId(), entityId, code: word, textAr: word, textEn: word, level: 1 })
      .execute(),
  )
  const customer = await inEntity(db.pools, entityId, (trx) =>
    aCustomer(trx, { entityId, fullNameAr: word, fullNameLatin: word }),
  )
  const ask = asker(floor, entityId)
  const { chat, agent } = await anAcceptedChat(floor, hall, word)
  const contact = `/desk/contacts/${chat.contactId}`
  await ask('PUT', `${contact}/customer`, agent, { customerId: customer.id })
  const { case: matter } = await ask<{ case: { id: string; number: string } }>('GET', contact, agent)
  await ask('POST', `/cases/${matter.id}/completion`, agent, { type: 'enquiry', subject: word, description: word })
  await ask('POST', `/cases/${matter.id}/legs`, agent, { unitId, question: word })
  await ask('POST', `/cases/${matter.id}/comments`, agent, { text: word })
  await upload(floor, `/cases/${matter.id}/files`, { 'test-staff': agent.id, 'amer-entity': entityId })
  await aRecording(db, { entityId, contactId: chat.contactId, agentId: agent.id })
  await aChat(floor, hall, word)
  return { hall, all, agent, word, number: matter.number, token: chat.token, named: await namesIn(floor, hall) }
}

async function aTelephoneFlow({ db }: Floor, entityId: string, word: string): Promise<void> {
  const lineId = await aLine(db, { entityId, channel: 'phone' })
  await aFlow(db, { entityId, lineId, graph: aShortFlow, name: word })
  await aPrompt(db, { entityId, code: 'line.welcome', texts: { ar: word, en: word } })
  await aPronunciation(db, { entityId, word })
}

async function namesIn(floor: Floor, hall: Hall): Promise<Record<string, string>> {
  const named: Record<string, string> = { slug: hall.entity.slug, entityId: hall.entity.id, language: 'ar' }
  for (const [name, table] of Object.entries(tables)) {
    const id = table === 'staff.posting' ? 'memberId' : 'id'
    const row = await floor.db.superuser
      .selectFrom(table as 'cases.case')
      .select(id as 'id')
      .where('entityId', '=', hall.entity.id)
      .executeTakeFirst()
    if (!row) throw new Error(`nothing stands in ${table}: the walls around it would not be tried`)
    named[name] = (row as unknown as Record<string, string>)[id] ?? ''
  }
  return named
}

function asker(floor: Floor, entityId: string) {
  return async <T>(method: 'GET' | 'POST' | 'PUT', path: string, by: { id: string } | null, payload?: object) => {
    const headers = { 'amer-entity': entityId, ...(by ? { 'test-staff': by.id } : {}) }
    const answer = await floor.app.inject({
      method,
      url: `/api/v1${path}`,
      headers,
      ...(payload ? { payload } : {}),
    })
    if (answer.statusCode >= 400) throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body}`)
    return (answer.body ? answer.json() : null) as T
  }
}

async function aChat(floor: Floor, hall: Hall, word: string): Promise<{ contactId: string; token: string }> {
  const ask = asker(floor, hall.entity.id)
  const started = await ask<{ contactId: string; conversationId: string; secret: string }>(
    'POST',
    `/public/entities/${hall.entity.slug}/conversations`,
    null,
    { clientId: newId(), name: word, language: 'ar', topicId: hall.topicId, phone: '+971500000011', message: word },
  )
  return { contactId: started.contactId, token: `${started.conversationId}.${started.secret}` }
}

async function anAcceptedChat(floor: Floor, hall: Hall, word: string) {
  const ask = asker(floor, hall.entity.id)
  const chat = await aChat(floor, hall, word)
  const { agent, reservationId } = await vi.waitFor(async () => {
    for (const agent of hall.agents) {
      const { ringing } = await ask<{ ringing: { reservationId: string }[] }>('GET', '/desk', agent)
      if (ringing[0]) return { agent, reservationId: ringing[0].reservationId }
    }
    throw new Error('does not ring yet')
  }, 10_000)
  await ask('POST', `/desk/reservations/${reservationId}/acceptance`, agent, {})
  return { chat, agent }
}

/** Sends a small picture as a browser's form does. */
export function upload(floor: Floor, path: string, headers: Record<string, string>) {
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
  const payload = Buffer.concat([
    Buffer.from(
      '--part\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n',
    ),
    Buffer.from(pixel, 'base64'),
    Buffer.from('\r\n--part--\r\n'),
  ])
  return floor.app.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    headers: { 'content-type': 'multipart/form-data; boundary=part', ...headers },
    payload,
  })
}
