import { inEngine, inEntity, type Pools, type Trx } from '#platform/database'
import { newId } from '#platform/ids'
import type { Platform } from '#platform/parts'
import { makeChannels } from './make-channels.ts'
import type { ChannelsNeeds, LineFacts } from './needs.ts'
import type { ChannelsRoom } from './room.ts'
import { type Started, type StartWanted, startConversation } from './start-conversation.ts'
import { storeRecordings } from './voice/recordings/store-recordings.ts'
import type { StaffPerson } from './words.ts'

interface Database {
  pools: Pools
  platform: Platform
}

/** What later rooms were asked for, in order; they come after this one and cannot be imported here. */
export interface LaterRooms {
  needs: ChannelsNeeds
  asked: { what: string; contactId?: string }[]
  queueId: string
}

const notAsked = () => Promise.reject(new Error('these tests have no telephone'))
const noTelephone: ChannelsNeeds['voice'] = {
  lineOfNumber: notAsked,
  passFor: () => '',
  numbersOfLines: notAsked,
  beginCall: notAsked,
  hearInCall: notAsked,
  soundsOf: notAsked,
  lookUp: notAsked,
  acceptRing: notAsked,
  declineRing: notAsked,
  ringing: notAsked,
  phoneReady: notAsked,
  agentLost: notAsked,
}

/** Needs whose earlier rooms read the real tables, and whose later rooms answer as an open line with one queue. */
export function laterRooms(db: Database, changed: Partial<ChannelsNeeds> = {}): LaterRooms {
  const asked: LaterRooms['asked'] = []
  const queueId = newId()
  const silence = { remindAfterSeconds: 180, parkAfterSeconds: 300, closeAfterSeconds: 900, returnWithinHours: 24 }
  const needs: ChannelsNeeds = {
    entityBySlug: (slug) => inEngine(db.pools, (trx) => entity(trx, 'slug', slug)),
    entityById: (trx, id) => entity(trx, 'id', id),
    chatLine: async (trx, entityId) => (await lines(trx).where('entityId', '=', entityId).executeTakeFirst()) ?? null,
    lineById: (trx, lineId) => lines(trx).where('id', '=', lineId).executeTakeFirstOrThrow(),
    identify: async () => null,
    cardShown: async () => null,
    beginFlow: async (_trx, { contactId, entry, language, topicId, caseId, caseNumber }) => {
      asked.push({ what: 'begin-flow', contactId })
      const found = { language: language ?? 'ar', topicId, caseId, caseNumber, caseSecret: null }
      if (entry === 'form')
        return { kind: 'deferred', workItemId: newId(), queueId, dueAt: db.platform.clock.now(), ...found }
      return { kind: 'queued', queueId, workItemId: newId(), silence, says: [], ...found }
    },
    hearInFlow: async () => null,
    choicesNow: async () => [],
    requeue: async (_trx, { contactId }) => {
      asked.push({ what: 'requeue', contactId })
      return { workItemId: newId(), silence }
    },
    park: async (_trx, contactId) => {
      asked.push({ what: 'park', contactId })
    },
    withdraw: async (_trx, contactId) => {
      asked.push({ what: 'withdraw', contactId })
      return true
    },
    standing: async () => ({ position: 1, estimatedWaitSeconds: 60 }),
    oweCallback: async (_trx, { contactId }) => {
      asked.push({ what: 'owe-callback', contactId })
      return { workItemId: newId(), dueAt: db.platform.clock.now() }
    },
    voice: noTelephone,
    limboCounts: [],
    ...changed,
  }
  return { needs, asked, queueId }
}

async function entity(trx: Trx, by: 'slug' | 'id', value: string) {
  const row = await trx
    .selectFrom('entities.entity')
    .select(['id', 'slug', 'nameAr', 'nameEn', 'shortAr', 'shortEn', 'colour', 'timezone', 'parentEntityId'])
    .where(by, '=', value)
    .executeTakeFirst()
  if (!row) return null
  const { id, slug, colour, timezone, parentEntityId: parentId } = row
  return {
    id,
    slug,
    colour,
    timezone,
    parentId,
    name: { ar: row.nameAr, en: row.nameEn },
    short: { ar: row.shortAr, en: row.shortEn },
  }
}

function lines(trx: Trx) {
  return trx
    .selectFrom('entities.line')
    .select([
      'id',
      'entityId',
      'opensCase',
      'shortAbandonSeconds',
      'recoveryCallback',
      'defaultQueueId',
      'attachmentMaxBytes',
    ])
}

/** The channels room on such needs. */
export function aChannelsRoom(db: Database, later: LaterRooms): ChannelsRoom {
  db.platform.metrics.clear()
  return makeChannels(db.platform, later.needs)
}

/** A person of ours, without an account. */
export function aStaffPerson(name = 'Salma'): StaffPerson {
  return { id: newId(), name: { ar: `سلمى ${name}`, en: name } }
}

/** A chat begun by a customer, waiting in the queue. */
export async function aChat(
  db: Database,
  later: LaterRooms,
  wanted: { entityId: string; lineId: string } & Partial<Omit<StartWanted, 'line'>>,
): Promise<Started> {
  const { lineId, ...more } = wanted
  return inEntity(db.pools, wanted.entityId, async (trx) => {
    const line: LineFacts = await lines(trx).where('id', '=', lineId).executeTakeFirstOrThrow()
    return startConversation(db.platform, later.needs, trx, {
      aboutEntityId: null,
      line,
      channel: 'chat',
      clientId: newId(),
      language: 'ar',
      topicId: null,
      name: 'مريم',
      phone: null,
      email: null,
      message: 'السلام عليكم',
      ...more,
    })
  })
}

/** A recording of a contact, as it stands when the call has ended. */
export async function aRecording(
  db: Database,
  wanted: {
    entityId: string
    contactId: string
    kind?: 'conversation' | 'message'
    agentId?: string | null
    endedAt?: Date
    seconds?: number
  },
): Promise<string> {
  const { entityId, contactId, kind = 'conversation', agentId = null, seconds = 3 } = wanted
  const id = newId()
  const endedAt = wanted.endedAt ?? db.platform.clock.now()
  const beganAt = new Date(endedAt.getTime() - seconds * 1000)
  const dueAt = new Date(endedAt.getTime() + 10 * 60_000)
  const state = 'recorded'
  await inEngine(db.pools, (trx) =>
    trx
      .insertInto('channels.recording')
      .values({ id, entityId, contactId, agentId, kind, state, engineName: id, beganAt, endedAt, dueAt })
      .execute(),
  )
  return id
}

/** Stores what lies in the folder, as the leader does where the engine writes. */
export function storeRecorded(db: Database, folder: string): Promise<void> {
  return storeRecordings(db.platform, () => folder).run(0)
}
