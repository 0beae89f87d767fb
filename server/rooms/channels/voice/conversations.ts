import { inEntity } from '#platform/database'
import { Refusal } from '#platform/errors'
import { endContact } from '../end-contact.ts'
import type { ContactId } from '../words.ts'
import { type CallRow, callOf, changeCall } from './call-store.ts'
import type { CallsKept, StaffLeg } from './calls-kept.ts'
import { NotTalking } from './errors.ts'
import type { LiveCall, VoiceParts } from './live-call.ts'
import type { Phones } from './phones.ts'
import { beginRecording, endRecordings, recordingUnderWay } from './recording-store.ts'
import { notePause } from './recordings/keep-recordings.ts'

/** How long an agent whose telephone was lost in a conversation is waited for, before the caller goes to another. */
const BACK_WITHIN_SECONDS = 20

const SYSTEM = { kind: 'system', name: 'telephone' } as const

/** What happens between a caller and the telephones of staff. Everything here runs in the turn of its contact. */
export interface Conversations {
  /** Rings at the desk for which the contact is reserved. */
  ring(call: LiveCall, ring: { reservationId: string; staffId: string; ringUntil: Date }): Promise<void>
  /** The ring is over without an answer. */
  stopRinging(reservationId: string): Promise<void>
  answered(call: LiveCall, leg: string, known: StaffLeg): Promise<void>
  /** A telephone of ours has gone: refused, put down, or lost with its browser. */
  staffLegGone(call: LiveCall, leg: string, known: StaffLeg, cause: number): Promise<void>
  /** After a restart: the conversation as it is written, with the legs the engine has. */
  goOn(call: LiveCall, row: CallRow, there: ReadonlySet<string>): Promise<void>
  /** The agent's telephone is there again: whoever they were talking to is brought back to them. */
  bringBack(call: LiveCall, staffId: string): Promise<void>
  /** The desk gave the contact back to a queue, or to another agent. */
  moved(call: LiveCall, to: { state: 'queued' | 'active'; agentId: string | null }): Promise<void>
  /** The contact was ended at the desk. */
  ended(call: LiveCall): Promise<void>
  hold(call: LiveCall, staffId: string, isHeld: boolean): Promise<void>
  /** Secret numbers are read out: the recording holds silence meanwhile, and the pause is marked. */
  pauseRecording(call: LiveCall, staffId: string, isPaused: boolean): Promise<void>
}

/** Leads conversations: rings, answers, holds, returns, hand-overs and ends. */
export function leadConversations(parts: VoiceParts, kept: CallsKept, phones: Phones): Conversations {
  const { platform, needs, telephone } = parts
  const { pools, clock } = platform
  const { legs } = kept

  const runningRecording = (call: LiveCall) =>
    inEntity(pools, call.entityId, (trx) => recordingUnderWay(trx, call.contactId))
  const rowOf = (call: LiveCall) => inEntity(pools, call.entityId, (trx) => callOf(trx, call.contactId))
  const bridgeOf = (contactId: string) => `b-${contactId}`

  const reach = async (call: LiveCall, leg: string, known: StaffLeg, ringSeconds: number): Promise<void> => {
    const row = await rowOf(call)
    legs.set(leg, known)
    const { contactId, staffId, reservationId } = known
    await telephone.ring({
      channelId: leg,
      endpoint: phones.endpointOf(staffId),
      callerId: row?.caller ?? '',
      ringSeconds,
      purpose: ['staff', contactId],
      headers: {
        'X-Amer-Contact': contactId,
        ...(reservationId ? { 'X-Amer-Reservation': reservationId } : { 'X-Amer-Rejoin': contactId }),
      },
    })
  }

  // That they talk is written together with whatever makes it so, and only then done: who goes on after a crash does it again.
  const beginTalking = (call: LiveCall, leg: string, known: StaffLeg): Promise<string | null> => {
    const { contactId, entityId } = call
    const { reservationId, staffId } = known
    return inEntity(pools, entityId, async (trx) => {
      if (reservationId !== null) await needs.voice.acceptRing(trx, { reservationId, staffId })
      const talkedAt = clock.now()
      const bridgeId = bridgeOf(contactId)
      await changeCall(trx, contactId, { state: 'talking', bridgeId, agentChannelId: leg, agentId: staffId, talkedAt })
      return beginRecording(trx, { entityId, contactId, agentId: staffId, at: talkedAt })
    })
  }

  const connect = async (call: LiveCall, leg: string, recording: string | null): Promise<void> => {
    call.hush()
    await telephone.stopMusic(call.channelId)
    await telephone.connect(bridgeOf(call.contactId), [call.channelId, leg])
    if (recording) await telephone.record(call.channelId, recording)
  }

  // Whatever telephone of ours is in it leaves; what its going would mean is known already.
  const part = async (contactId: string): Promise<void> => {
    const leaving = kept.legsOf(contactId)
    for (const leg of leaving) legs.delete(leg)
    await telephone.disconnect(bridgeOf(contactId))
    for (const leg of leaving) await telephone.hangUp(leg)
  }

  // The caller's leg goes on without the agent: what comes now belongs to no conversation.
  const stopRecording = (call: LiveCall) =>
    telephone.stopRecording(call.channelId).catch((error) => {
      platform.log.warn({ err: error, contactId: call.contactId }, 'a recording goes on past its conversation')
    })

  const toFlow = async (call: LiveCall): Promise<void> => {
    await inEntity(pools, call.entityId, async (trx) => {
      await endRecordings(trx, call.contactId, clock.now())
      await changeCall(trx, call.contactId, { state: 'flow', agentChannelId: null })
    })
    await stopRecording(call)
    await part(call.contactId)
    await call.hear({ kind: 'agent-left' })
  }

  const waitForAgent = async (call: LiveCall, row: CallRow): Promise<void> => {
    await part(call.contactId)
    await telephone.startMusic(call.channelId, null)
    setTimeout(() => {
      kept.inTurn(call.contactId, async () => {
        const later = await rowOf(call)
        const isStillAway = later?.state === 'talking' && later.agentChannelId === row.agentChannelId
        if (!isStillAway || kept.legsOf(call.contactId).length > 0) return
        await inEntity(pools, call.entityId, (trx) =>
          needs.voice.agentLost(trx, { contactId: call.contactId, staffId: row.agentId ?? '' }),
        )
      })
    }, BACK_WITHIN_SECONDS * 1000).unref()
  }

  // A telephone that is not there is waited for like one that was lost, so that no caller hears music for ever.
  const reachAgain = (call: LiveCall, leg: string, known: StaffLeg): Promise<void> =>
    reach(call, leg, known, BACK_WITHIN_SECONDS).catch(async (error) => {
      legs.delete(leg)
      platform.log.warn({ err: error, contactId: call.contactId }, 'no telephone to bring the caller to')
      const row = await rowOf(call)
      if (row) await waitForAgent(call, row)
    })

  return {
    ring: async (call, { reservationId, staffId, ringUntil }) => {
      const leg = legOf(reservationId)
      if (legs.has(leg)) return
      const seconds = Math.max(1, Math.round((ringUntil.getTime() - clock.now().getTime()) / 1000))
      const known = { contactId: call.contactId, staffId, reservationId }
      await reach(call, leg, known, seconds).catch((error) => {
        // Nothing is registered there: the desk shows the ring, and its time runs out as when nobody answers.
        legs.delete(leg)
        platform.log.warn({ err: error, reservationId }, 'no telephone to ring at the desk')
      })
    },
    stopRinging: async (reservationId) => {
      const leg = legOf(reservationId)
      if (legs.delete(leg)) await telephone.hangUp(leg)
    },
    answered: async (call, leg, known) => {
      let recording: string | null
      try {
        recording = await beginTalking(call, leg, known)
      } catch (error) {
        legs.delete(leg)
        await telephone.hangUp(leg)
        if (error instanceof Refusal) return
        throw error
      }
      try {
        await connect(call, leg, recording)
      } catch (error) {
        platform.log.error({ err: error, contactId: call.contactId }, 'caller and agent could not be connected')
        const row = await rowOf(call)
        if (row) await waitForAgent(call, row)
      }
      if (known.reservationId !== null) await call.hear({ kind: 'answered' })
    },
    staffLegGone: async (call, leg, { reservationId, staffId }, cause) => {
      legs.delete(leg)
      const row = await rowOf(call)
      if (row?.state === 'talking' && row.agentChannelId === leg) {
        if (cause !== NORMAL) return waitForAgent(call, row)
        await inEntity(pools, call.entityId, (trx) =>
          endContact(platform, needs, trx, { contactId: call.contactId, reason: 'customer-served', by: SYSTEM }),
        )
        return toFlow(call)
      }
      if (reservationId === null || (cause !== DECLINED && cause !== BUSY)) return
      await inEntity(pools, call.entityId, (trx) =>
        needs.voice.declineRing(trx, { reservationId, staffId, reason: 'declined' }),
      ).catch((error) => {
        if (!(error instanceof Refusal)) throw error
      })
    },
    goOn: async (call, row, there) => {
      const leg = row.agentChannelId ?? ''
      const known = { contactId: row.contactId, staffId: row.agentId ?? '', reservationId: null }
      legs.set(leg, known)
      if (!there.has(leg)) return waitForAgent(call, row)
      // A conversation that was written and not yet made. One that was made stays as it is: the caller may be on hold.
      if ((await telephone.bridges()).has(bridgeOf(row.contactId))) return
      await connect(call, leg, await runningRecording(call))
    },
    bringBack: async (call, staffId) => {
      const row = await rowOf(call)
      if (row?.state !== 'talking' || row.agentId !== staffId) return
      await part(call.contactId)
      await telephone.startMusic(call.channelId, null)
      const leg = `r-${crypto.randomUUID()}`
      await inEntity(pools, call.entityId, (trx) => changeCall(trx, call.contactId, { agentChannelId: leg }))
      await reachAgain(call, leg, { contactId: call.contactId, staffId, reservationId: null })
    },
    moved: async (call, to) => {
      const row = await rowOf(call)
      if (row?.state !== 'talking') return
      if (to.state === 'active') {
        if (!to.agentId || to.agentId === row.agentId) return
        await part(call.contactId)
        await telephone.startMusic(call.channelId, null)
        const leg = `r-${crypto.randomUUID()}`
        await inEntity(pools, call.entityId, (trx) =>
          changeCall(trx, call.contactId, { agentChannelId: leg, agentId: to.agentId }),
        )
        const known = { contactId: call.contactId, staffId: to.agentId, reservationId: null }
        return reachAgain(call, leg, known)
      }
      await inEntity(pools, call.entityId, async (trx) => {
        await endRecordings(trx, call.contactId, clock.now())
        await changeCall(trx, call.contactId, { state: 'waiting', agentChannelId: null, agentId: null })
      })
      await stopRecording(call)
      await part(call.contactId)
      await telephone.startMusic(call.channelId, null)
    },
    ended: async (call) => {
      const row = await rowOf(call)
      if (row?.state === 'talking') await toFlow(call)
    },
    hold: async (call, staffId, isHeld) => {
      const row = await rowOf(call)
      if (row?.state !== 'talking' || row.agentId !== staffId || !row.bridgeId)
        throw new NotTalking({ contactId: call.contactId })
      if (isHeld) await telephone.hold(call.channelId, row.bridgeId)
      else await telephone.resume(call.channelId, row.bridgeId)
    },
    pauseRecording: async (call, staffId, isPaused) => {
      const { contactId, channelId, entityId } = call
      const row = await rowOf(call)
      if (row?.state !== 'talking' || row.agentId !== staffId) throw new NotTalking({ contactId })
      await telephone.pauseRecording(channelId, isPaused)
      const at = clock.now()
      const noted = await inEntity(pools, entityId, (trx) => notePause(trx, { contactId, isPaused, staffId, at }))
      if (!noted) throw new NotTalking({ contactId })
    },
  }
}

/** Causes of Q.850, as the engine reports them. */
const NORMAL = 16
const BUSY = 17
const DECLINED = 21

/** The leg that rings for a reservation: the same however often it is rung. */
export const legOf = (reservationId: string): string => `a-${reservationId}`

/** The contact is no longer talked to by telephone. */
export async function closeCall(
  { platform, needs }: Pick<VoiceParts, 'platform' | 'needs'>,
  call: { contactId: ContactId; entityId: string },
  reason: 'customer-left' | 'fault',
): Promise<void> {
  const at = platform.clock.now()
  await inEntity(platform.pools, call.entityId, async (trx) => {
    await endContact(platform, needs, trx, { contactId: call.contactId, reason, by: SYSTEM })
    await endRecordings(trx, call.contactId, at)
    await changeCall(trx, call.contactId, { state: 'over', overAt: at, acts: [] })
  })
}
