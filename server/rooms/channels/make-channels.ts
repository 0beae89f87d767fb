import { inEngine } from '#platform/database'
import { NotFound } from '#platform/errors'
import type { Platform } from '#platform/parts'
import {
  acceptContact,
  agentSigns,
  attachStaffFile,
  backToQueue,
  findInternal,
  giveToAgent,
  noteOnContact,
  noteQuotedCard,
  postAgentMessage,
  postInternal,
} from './agent-acts.ts'
import { briefsOf, contactForDesk, setTopics, timelineOf } from './contact-on-desk.ts'
import { changeContact, findContact, lockContact } from './contact-store.ts'
import { createCustomerStreams } from './customer-streams.ts'
import { endContact } from './end-contact.ts'
import { ConversationEnded } from './errors.ts'
import { countLimbo } from './limbo.ts'
import { findMessage, messagesOfContact } from './message-store.ts'
import { registerLedgerMetrics } from './metrics.ts'
import type { ChannelsNeeds } from './needs.ts'
import { postSystemText } from './post-message.ts'
import { gatherCounts, ledgerProof, proveLedger } from './prove-ledger.ts'
import type { ChannelsActions, ChannelsRoom } from './room.ts'
import { channelsRoutes, reached } from './routes.ts'
import { silenceSweep } from './sweep-silence.ts'
import { writeTranscript } from './transcript.ts'
import { callOf } from './voice/call-store.ts'
import { enterMessages } from './voice/enter-messages.ts'
import { createVoice, type Voice } from './voice/make-voice.ts'
import { keepDaysOf, setKeepDays, setLegalHold } from './voice/recordings/keep-recordings.ts'
import { registerRecordingMetrics } from './voice/recordings/recording-metrics.ts'
import { recordingById, recordingsOf, searchRecordings } from './voice/recordings/recordings-shown.ts'
import { removeOldRecordings } from './voice/recordings/remove-recordings.ts'
import { storeRecordings } from './voice/recordings/store-recordings.ts'
import { voiceRoutes } from './voice/voice-routes.ts'
import type { ContactId } from './words.ts'

/** The room of contacts: the ledger, the chat and what customers call. */
export function makeChannels(platform: Platform, needs: ChannelsNeeds): ChannelsRoom {
  const streams = createCustomerStreams(platform, needs)
  let voice: Voice | null = null
  let folders: { recordings: string; messages: string } | null = null
  registerLedgerMetrics(platform, needs)
  registerRecordingMetrics(platform)
  return {
    ...actions(platform, needs),
    routes: [
      ...channelsRoutes(platform, needs, streams),
      ...voiceRoutes({
        voice: () => voice,
        entityOfSlug: async ({ request }) => (await reached(needs, (request.params as { slug: string }).slug)).entityId,
        entityOfCall: async ({ request }) => {
          const { contactId } = request.params as { contactId: string }
          const call = await inEngine(platform.pools, (trx) => callOf(trx, contactId))
          if (!call) throw new NotFound({ contactId })
          return call.entityId
        },
        numberOf: async ({ slug }) => {
          const { entityId } = await reached(needs, slug)
          const numbers = await inEngine(platform.pools, (trx) => needs.voice.numbersOfLines(trx))
          return numbers.find((one) => one.entityId === entityId)?.number ?? null
        },
        passFor: needs.voice.passFor,
        now: () => platform.clock.now(),
      }),
    ],
    sweeps: [
      silenceSweep(platform, needs),
      gatherCounts(platform),
      ledgerProof(platform),
      storeRecordings(platform, () => folders?.recordings ?? null),
      {
        name: 'voice.enter-messages',
        everyMilliseconds: 30_000,
        run: async () => {
          if (folders) await enterMessages({ platform, needs }, folders)
        },
      },
      removeOldRecordings(platform),
    ],
    ledgerImbalance: async () => {
      const { imbalance, difference } = await proveLedger(platform)
      return imbalance + difference
    },
    limbo: () => countLimbo(platform, needs),
    openVoice: async (telephone, given) => {
      folders = given
      voice = createVoice({ platform, needs, telephone })
      voice.lead()
      await voice.settled()
      await enterMessages({ platform, needs }, given)
      return voice
    },
    voice: () => voice,
    close: streams.close,
  }
}

function actions(platform: Platform, needs: ChannelsNeeds): ChannelsActions {
  return {
    contactById: findContact,
    acceptContact: (trx, wanted) => acceptContact(platform, trx, wanted),
    giveToAgent: (trx, wanted) => giveToAgent(platform, trx, wanted),
    backToQueue: (trx, wanted) => backToQueue(platform, trx, wanted),
    noteQueue: async (trx, { contactId, queueId }) => {
      await changeContact(trx, await lockContact(trx, contactId), { queueId })
    },
    endContact: (trx, wanted) => endContact(platform, needs, trx, wanted),
    postAgentMessage: (trx, wanted) => postAgentMessage(platform, needs, trx, wanted),
    postInternal: (trx, wanted) => postInternal(platform, trx, wanted),
    findInternal,
    quoteCard: async (trx, { contactId, cardVersionId, staff }) =>
      noteQuotedCard(trx, await findContact(trx, contactId), { cardVersionId, staff, at: platform.clock.now() }),
    postNotice: async (trx, { contactId, key, values = {} }) =>
      postSystemText(platform, trx, await lockContact(trx, contactId), { key, values }),
    agentSigns: (trx, wanted) => agentSigns(platform, trx, wanted),
    contactForDesk,
    briefsOf,
    messagesOf: messagesOfContact,
    messageById: findMessage,
    linkCustomer: (trx, { contactId, customerId, by }) =>
      noteOnContact(platform, trx, contactId, { type: 'customer-linked', by, changes: { customerId } }),
    linkCase: (trx, { contactId, caseId, caseNumber, by }) =>
      noteOnContact(platform, trx, contactId, { type: 'case-linked', by, changes: { caseId, caseNumber } }),
    setTopics,
    setVerification: (trx, { contactId, level, by }) =>
      noteOnContact(platform, trx, contactId, { type: 'verified', by, changes: { verificationLevel: level } }),
    setReferredBody: (trx, { contactId, bodyId, by }) =>
      noteOnContact(platform, trx, contactId, { type: 'referred', by, changes: { referredBodyId: bodyId } }),
    setLanguage: (trx, { contactId, language, by }) =>
      noteOnContact(platform, trx, contactId, { type: 'language-set', by, changes: { language } }),
    attachStaffFile: (trx, wanted) => attachStaffFile(platform, trx, wanted),
    contactsOfFile: async (trx, fileId) => {
      const rows = await trx
        .selectFrom('channels.attachment as file')
        .innerJoin('channels.contact as contact', 'contact.conversationId', 'file.conversationId')
        .select('contact.id')
        .where('file.fileId', '=', fileId)
        .orderBy('contact.arrivedAt', 'desc')
        .execute()
      return rows.map((row) => row.id as ContactId)
    },
    timelineOf,
    recordingsOf,
    recordingById,
    searchRecordings,
    setLegalHold,
    keepDaysOf,
    setKeepDays,
    transcript: async (trx, contactId, language) => {
      const contact = await findContact(trx, contactId)
      if (!contact.conversationId) throw new ConversationEnded({ contactId })
      const entity = await needs.entityById(trx, contact.aboutEntityId ?? contact.entityId)
      return writeTranscript(platform, trx, {
        conversationId: contact.conversationId,
        language,
        timezone: entity?.timezone ?? 'Asia/Dubai',
        entityName: entity?.name[language === 'ar' ? 'ar' : 'en'] ?? '',
        caseNumber: contact.caseNumber,
      })
    },
  }
}
