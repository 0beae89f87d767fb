import { inEngine, inEntity } from '#platform/database'
import { Refusal } from '#platform/errors'
import type { PlatformEvent } from '#platform/events'
import { endContact } from '../end-contact.ts'
import type { ContactId } from '../words.ts'
import { beginCall } from './begin-call.ts'
import { type CallRow, callOf, changeCall, liveCalls } from './call-store.ts'
import { NotTalking } from './errors.ts'
import { createLiveCall, type LiveCall, type VoiceParts } from './live-call.ts'
import { createPhones, type Phones } from './phones.ts'
import { beginRecording, endRecordings } from './recording-store.ts'

const SYSTEM = { kind: 'system', name: 'telephone' } as const

interface Ring {
  reservationId: string
  contactId: ContactId
  staffId: string
}

export interface Voice {
  phones: Phones
  /** The caller hears music, or is back in the conversation; NotTalking for who is not the call's agent. */
  hold(contactId: ContactId, staffId: string, isHeld: boolean): Promise<void>
  /** From now on this node leads the calls of the engine. */
  lead(): void
  /** Resolves when every word told so far has been heard: for tests and a graceful stop. */
  settled(): Promise<void>
}

/** Leads the calls of one engine: arrivals through their flows, rings at agents' telephones, conversations, and their ends. */
export function createVoice(parts: VoiceParts): Voice {
  const { platform, needs, telephone } = parts
  const { pools, clock, log, events } = platform
  const calls = new Map<string, LiveCall>()
  const byLeg = new Map<string, LiveCall>()
  const rings = new Map<string, Ring>()
  const phones = createPhones(parts)
  const pending = new Set<Promise<unknown>>()

  const track = (what: string, work: Promise<unknown>) => {
    const tracked = work.catch((error) => log.error({ err: error }, what)).finally(() => pending.delete(tracked))
    pending.add(tracked)
  }

  const keep = (call: LiveCall) => {
    calls.set(call.contactId, call)
    byLeg.set(call.channelId, call)
    return call
  }

  const forget = (call: LiveCall) => {
    call.hush()
    calls.delete(call.contactId)
    byLeg.delete(call.channelId)
  }

  const arrive = async (arrival: { leg: string; dialled: string; caller: string | null; cameBy: string }) => {
    const line = await inEngine(pools, (trx) => needs.voice.lineOfNumber(trx, arrival.dialled))
    if (!line) return telephone.hangUp(arrival.leg)
    const { contactId, step } = await inEntity(pools, line.entityId, (trx) =>
      beginCall(platform, needs, trx, { ...arrival, channelId: arrival.leg, line }),
    )
    const call = keep(createLiveCall(parts, { contactId, entityId: line.entityId, channelId: arrival.leg }))
    await telephone.answer(arrival.leg)
    call.perform(step.acts)
  }

  const ring = async (wanted: Ring & { ringUntil: Date }) => {
    const call = calls.get(wanted.contactId)
    if (!call) return
    const row = await inEntity(pools, call.entityId, (trx) => callOf(trx, wanted.contactId))
    const leg = legOf(wanted.reservationId)
    rings.set(leg, wanted)
    const ringSeconds = Math.max(1, Math.round((wanted.ringUntil.getTime() - clock.now().getTime()) / 1000))
    await telephone
      .ring({
        channelId: leg,
        endpoint: phones.endpointOf(wanted.staffId),
        callerId: row?.caller ?? '',
        ringSeconds,
        purpose: ['agent', wanted.reservationId],
        headers: { 'X-Amer-Reservation': wanted.reservationId, 'X-Amer-Contact': wanted.contactId },
      })
      .catch((error) => {
        rings.delete(leg)
        log.warn({ err: error, reservationId: wanted.reservationId }, 'nothing to ring at the desk')
      })
  }

  const answered = async ({ leg, kind, id }: { leg: string; kind: string; id: string }) => {
    if (kind !== 'agent') return
    const rung = rings.get(leg)
    const call = rung ? calls.get(rung.contactId) : undefined
    if (!rung || !call || rung.reservationId !== id) return telephone.hangUp(leg)
    try {
      await inEntity(pools, call.entityId, (trx) => needs.voice.acceptRing(trx, rung))
    } catch (error) {
      if (!(error instanceof Refusal)) log.error({ err: error }, 'a ring could not be accepted')
      rings.delete(leg)
      return telephone.hangUp(leg)
    }
    await join(call, leg, rung.staffId)
  }

  const join = async (call: LiveCall, leg: string, staffId: string) => {
    const { contactId, channelId, entityId } = call
    const bridgeId = `b-${contactId}`
    call.hush()
    await telephone.stopMusic(channelId)
    await telephone.connect(bridgeId, [channelId, leg])
    const name = await inEntity(pools, entityId, async (trx) => {
      const at = clock.now()
      await changeCall(trx, contactId, {
        state: 'talking',
        bridgeId,
        agentChannelId: leg,
        agentId: staffId,
        talkedAt: at,
      })
      return beginRecording(trx, { entityId, contactId, agentId: staffId, at })
    })
    await telephone.record(channelId, name)
    await call.hear({ kind: 'answered' })
  }

  const gone = async ({ leg, cause }: { leg: string; cause: number }) => {
    const call = byLeg.get(leg)
    if (call) return callerGone(call)
    const rung = rings.get(leg)
    if (!rung) return
    rings.delete(leg)
    const served = calls.get(rung.contactId)
    if (!served) return
    const row = await inEntity(pools, served.entityId, (trx) => callOf(trx, rung.contactId))
    if (row?.agentChannelId === leg) return agentGone(served, leg)
    if (cause === DECLINED || cause === BUSY) {
      await inEntity(pools, served.entityId, (trx) =>
        needs.voice.declineRing(trx, { ...rung, reason: 'declined' }),
      ).catch((error) => {
        if (!(error instanceof Refusal)) throw error
      })
    }
  }

  const callerGone = async (call: LiveCall) => {
    const { contactId, entityId } = call
    await call.hear({ kind: 'gone' })
    await inEntity(pools, entityId, async (trx) => {
      const contact = await endContact(platform, needs, trx, { contactId, reason: 'customer-left', by: SYSTEM })
      await endRecordings(trx, contactId, clock.now())
      await changeCall(trx, contact.id, { state: 'over', overAt: clock.now(), acts: [] })
    })
    const row = await inEntity(pools, entityId, (trx) => callOf(trx, contactId))
    if (row?.agentChannelId) await telephone.hangUp(row.agentChannelId)
    if (row?.bridgeId) await telephone.disconnect(row.bridgeId)
    for (const [leg, rung] of rings) if (rung.contactId === contactId) await telephone.hangUp(leg)
    forget(call)
  }

  // The conversation is over for the agent: wrap-up begins. What the flow still asks the caller comes after the contact's end.
  const agentGone = async (call: LiveCall, leg: string) => {
    const { contactId, entityId } = call
    const moved = await inEntity(pools, entityId, async (trx) => {
      const row = await callOf(trx, contactId)
      if (row?.agentChannelId !== leg) return false
      await endRecordings(trx, contactId, clock.now())
      await changeCall(trx, contactId, { state: 'flow', agentChannelId: null })
      await endContact(platform, needs, trx, { contactId, reason: 'customer-served', by: SYSTEM })
      return true
    })
    if (!moved) return
    await telephone.disconnect(`b-${contactId}`)
    await call.hear({ kind: 'agent-left' })
  }

  const ringOver = async (event: PlatformEvent) => {
    const leg = legOf(String(event.payload.reservationId))
    if (rings.delete(leg)) await telephone.hangUp(leg)
  }

  /** After a restart, of us or of the engine: what is live goes on, what is gone is settled. */
  const adopt = async () => {
    const legs = await telephone.legs()
    const rows = await inEngine(pools, liveCalls)
    for (const row of rows) {
      if (calls.has(row.contactId) && legs.has(row.channelId)) continue
      const call = calls.get(row.contactId) ?? keep(createLiveCall(parts, row))
      if (legs.has(row.channelId)) await goOn(call, row, legs)
      else await lost(call)
    }
    for (const ringing of await inEngine(pools, (trx) => needs.voice.ringing(trx))) {
      const leg = legOf(ringing.reservationId)
      if (rings.has(leg) || !calls.has(ringing.contactId)) continue
      if (legs.has(leg)) rings.set(leg, ringing)
      else await ring(ringing)
    }
    await phones.restore()
  }

  const goOn = async (call: LiveCall, row: CallRow, legs: ReadonlySet<string>) => {
    if (row.state !== 'talking' || !row.agentChannelId) return call.perform(row.acts)
    rings.set(row.agentChannelId, {
      reservationId: row.agentChannelId.slice(LEG.length),
      contactId: row.contactId,
      staffId: row.agentId ?? '',
    })
    if (!legs.has(row.agentChannelId)) await gone({ leg: row.agentChannelId, cause: 0 })
  }

  // The engine lost it: our fault, so that the customer is owed a callback; a conversation was had, and counts as handled.
  const lost = async (call: LiveCall) => {
    const { contactId, entityId } = call
    await inEntity(pools, entityId, async (trx) => {
      const row = await callOf(trx, contactId)
      const reason = row?.state === 'talking' ? 'customer-left' : 'fault'
      await endContact(platform, needs, trx, { contactId, reason, by: SYSTEM })
      await endRecordings(trx, contactId, clock.now())
      await changeCall(trx, contactId, { state: 'over', overAt: clock.now(), acts: [] })
    })
    forget(call)
  }

  const hold = async (contactId: ContactId, staffId: string, isHeld: boolean) => {
    const call = calls.get(contactId)
    const row = call ? await inEntity(pools, call.entityId, (trx) => callOf(trx, contactId)) : null
    if (!call || row?.state !== 'talking' || row.agentId !== staffId || !row.bridgeId)
      throw new NotTalking({ contactId })
    if (isHeld) await telephone.hold(call.channelId, row.bridgeId)
    else await telephone.resume(call.channelId, row.bridgeId)
  }

  return {
    phones,
    hold,
    lead: () => {
      telephone.onArrived((arrival) => track('a call could not begin', arrive(arrival)))
      telephone.onAnswered((one) => track('an answered leg was lost', answered(one)))
      telephone.onGone((one) => track('the end of a leg was lost', gone(one)))
      telephone.onThere(() => track('live calls not adopted', adopt()))
      events.onEvent((event) => {
        if (event.type === 'reservation.made' && event.payload.kind === 'contact') {
          const { reservationId, subjectId, agentId, ringUntil } = event.payload as Record<string, string>
          const contactId = subjectId as ContactId
          if (!calls.has(contactId)) return
          const until = new Date(ringUntil ?? 0)
          track(
            'not rung',
            ring({ reservationId: reservationId ?? '', contactId, staffId: agentId ?? '', ringUntil: until }),
          )
        }
        if (/^reservation\.(missed|withdrawn|declined)$/.test(event.type)) track('ring not ended', ringOver(event))
      })
    },
    settled: async () => {
      while (pending.size > 0) await Promise.all(pending)
    },
  }
}

const LEG = 'a-'
const legOf = (reservationId: string) => `${LEG}${reservationId}`

// Causes of Q.850 as the engine reports them.
const BUSY = 17
const DECLINED = 21
