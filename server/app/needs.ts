import type { AccessNeeds } from '#platform/access'
import { inEngine, type Trx } from '#platform/database'
import { createHttpOut } from '#platform/http-out'
import type { Platform } from '#platform/parts'
import type { CasesNeeds } from '#rooms/cases'
import type { ChannelsNeeds, ContactId, VoiceNeeds } from '#rooms/channels'
import type { CustomerId } from '#rooms/customers'
import { type CallsNeeds, type FlowsNeeds, type HttpLookUp, lookUpHttp } from '#rooms/flows'
import type { Rooms } from './build.ts'
import { guestPassesOf } from './guest-pass.ts'

/** What sign-in asks: who somebody is, and the entities they may work for. */
export function accessNeeds(platform: Platform, rooms: Rooms): AccessNeeds {
  return {
    standingOf: rooms.staff.standingOf,
    setLanguage: (staffId, language) =>
      inEngine(platform.pools, (trx) => rooms.staff.setLanguage(trx, staffId, language)),
    entitiesByIds: (entityIds) =>
      inEngine(platform.pools, (trx) => Promise.all(entityIds.map((id) => rooms.entities.entityById(trx, id)))),
  }
}

/** What channels ask: who the entity and the customer are, and to queue through flows and routing. */
export function channelsNeeds(platform: Platform, rooms: Rooms): ChannelsNeeds {
  return {
    entityBySlug: (slug) => rooms.entities.findBySlug(slug),
    entityById: (trx, entityId) => rooms.entities.findEntity(trx, entityId),
    chatLine: (trx, entityId) => rooms.entities.chatLine(trx, entityId),
    lineById: (trx, lineId) => rooms.entities.lineById(trx, lineId),
    identify: (trx, given) => identify(trx, given, rooms),
    cardShown: (trx, cardVersionId, language) => rooms.services.cardShown(trx, cardVersionId, language),
    beginFlow: (trx, wanted) => rooms.flows.beginFlow(trx, wanted),
    hearInFlow: (trx, heard) => rooms.flows.hearInFlow(trx, heard),
    choicesNow: (trx, asked) => rooms.flows.choicesNow(trx, asked),
    requeue: (trx, wanted) => rooms.flows.requeue(trx, wanted),
    oweCallback: (trx, owed) => rooms.flows.oweCallback(trx, owed),
    park: (trx, contactId) => rooms.desk.hold(trx, contactId),
    withdraw: (trx, contactId, because) =>
      rooms.routing.withdraw(trx, { subjectId: contactId, kind: 'contact', because }),
    standing: (trx, contactId) => rooms.routing.standing(trx, contactId),
    voice: voiceNeeds(platform, rooms),
    limboCounts: [
      { room: 'routing', count: (trx) => rooms.routing.countLimbo(trx) },
      { room: 'cases', count: (trx) => rooms.cases.countLimbo(trx) },
    ],
  }
}

function voiceNeeds(platform: Platform, rooms: Rooms): VoiceNeeds {
  const httpOut = createHttpOut({ clock: platform.clock, listed: [] })
  return {
    passFor: guestPassesOf(platform).issue,
    lineOfNumber: (trx, number) => rooms.entities.lineOfNumber(trx, number),
    numbersOfLines: (trx) => rooms.entities.numbersOfLines(trx),
    beginCall: (trx, begins) => rooms.flows.beginCall(trx, begins),
    hearInCall: (trx, heard) => rooms.flows.hearInCall(trx, heard),
    soundsOf: (entityId, prompts) => rooms.flows.soundsOf(entityId, prompts),
    lookUp: (request) => lookUpHttp(httpOut, platform.log, request as HttpLookUp),
    acceptRing: (trx, ring) => rooms.desk.acceptRing(trx, ring),
    declineRing: (trx, { reservationId, staffId, reason }) =>
      rooms.routing.decline(trx, { reservationId, agentId: staffId, reason }),
    agentLost: (trx, lost) => rooms.desk.agentLost(trx, lost),
    phoneReady: (trx, { ready, staffId }) =>
      rooms.routing.setReady(trx, { channel: 'voice', ready, ...(staffId ? { memberId: staffId } : {}) }),
    ringing: async (trx) =>
      (await rooms.routing.ringingCalls(trx)).map((ring) => ({ ...ring, contactId: ring.contactId as ContactId })),
  }
}

function callsNeeds(rooms: Rooms): CallsNeeds {
  return {
    languageOf: async (trx, customerId) =>
      (await rooms.customers.contactPointsOf(trx, customerId as CustomerId)).language,
    rememberLanguage: (trx, wanted) => rooms.customers.setLanguage(trx, wanted),
    contactInCall: async (trx, contactId) => {
      const contact = await rooms.channels.contactById(trx, contactId)
      const { defaultQueueId, opensCase } = await rooms.entities.lineById(trx, contact.lineId)
      return { ...contact, phone: contact.phoneGiven, defaultQueueId, opensCase }
    },
    statusOf: async (trx, asked) => {
      const answer = await rooms.services.lookUpStatus(trx, asked)
      if (answer.kind !== 'found') return null
      const { decidedOn, ...found } = answer.found
      return decidedOn === null ? found : { ...found, decidedOn }
    },
    cardInShort: (trx, asked) => rooms.services.cardReadOut(trx, asked),
    standing: (trx, contactId) => rooms.routing.standing(trx, contactId),
    withdraw: (trx, subjectId, because) => rooms.routing.withdraw(trx, { subjectId, kind: 'contact', because }),
    waitsSince: (trx, contactId) => rooms.routing.waitsSince(trx, contactId),
  }
}

async function identify(
  trx: Trx,
  given: { entityId: string; phone: string | null; email: string | null },
  rooms: Rooms,
) {
  const identifiers = [
    ...(given.phone ? [{ kind: 'phone' as const, value: given.phone }] : []),
    ...(given.email ? [{ kind: 'email' as const, value: given.email }] : []),
  ]
  if (identifiers.length === 0) return null
  const found = await rooms.customers.identify(trx, { entityId: given.entityId, identifiers })
  return found.kind === 'known' ? { customerId: found.customerId, priority: found.priority } : null
}

/** What the flow before an agent asks. */
export function flowsNeeds(rooms: Rooms): FlowsNeeds {
  return {
    lineHours: (trx, wanted) => rooms.entities.lineHours(trx, wanted),
    addWorkingTime: (trx, wanted) => rooms.entities.addWorkingTime(trx, wanted),
    topicsOf: (trx, entityId) => rooms.services.topicsOf(trx, entityId),
    openDraft: (trx, wanted) => rooms.cases.openDraft(trx, wanted),
    enqueue: (trx, wanted) => rooms.routing.enqueue(trx, wanted),
    queue: (trx, queueId) => rooms.routing.queue(trx, queueId),
    calls: callsNeeds(rooms),
    openQueueFor: (trx, asked) => rooms.routing.openQueueFor(trx, asked),
    queueOfLastResort: (trx, entityId) => rooms.routing.queueOfLastResort(trx, entityId),
    languageStanding: (trx, contactId) => rooms.routing.languageStanding(trx, contactId),
    strandedContacts: (trx, agentId) => rooms.routing.strandedContacts(trx, agentId),
    goOnInLanguage: (trx, wanted) => rooms.routing.goOnInLanguage(trx, wanted),
    isWaitingChat: async (trx, contactId) => {
      const { channel, state } = await rooms.channels.contactById(trx, contactId)
      return channel === 'chat' && state === 'queued'
    },
    postNotice: (trx, wanted) => rooms.channels.postNotice(trx, wanted),
  }
}

/** What cases ask of the rooms before them, and of routing when the contact centre has something to do. */
export function casesNeeds(rooms: Rooms): CasesNeeds {
  return {
    entities: rooms.entities,
    customers: rooms.customers,
    channels: rooms.channels,
    enqueueAnswer: async (trx, wanted) => {
      const { entityId, topicId, language, lineId } = wanted
      const line = lineId ? await rooms.entities.lineById(trx, lineId) : null
      const asked = { entityId, topicId, language, defaultQueueId: line?.defaultQueueId ?? null }
      const queueId = await rooms.routing.openQueueFor(trx, asked)
      return rooms.routing.enqueue(trx, {
        entityId,
        kind: 'answer',
        channel: 'answer',
        subjectId: wanted.caseId,
        topicId,
        queueId: queueId ?? (await rooms.routing.queueOfLastResort(trx, entityId)),
        language,
        priority: wanted.priority,
        preferredAgentId: wanted.preferredAgentId,
        dueAt: wanted.dueAt,
      })
    },
    withdrawAnswer: (trx, wanted) =>
      rooms.routing.withdraw(trx, {
        entityId: wanted.entityId,
        subjectId: wanted.caseId,
        kind: 'answer',
        because: wanted.reason,
      }),
  }
}
