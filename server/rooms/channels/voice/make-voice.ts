import { inEngine, inEntity } from '#platform/database'
import type { PlatformEvent } from '#platform/events'
import type { ContactId } from '../words.ts'
import { beginCall } from './begin-call.ts'
import { type CallRow, liveCalls } from './call-store.ts'
import { keepCalls } from './calls-kept.ts'
import { closeCall, leadConversations, legOf } from './conversations.ts'
import { NotTalking } from './errors.ts'
import { createLiveCall, type LiveCall, type VoiceParts } from './live-call.ts'
import { createPhones, type Phones } from './phones.ts'
import type { Arrival } from './telephone.ts'

export interface Voice {
  phones: Phones
  /** The caller hears music, or is back in the conversation; NotTalking for who is not the call's agent. */
  hold(contactId: ContactId, staffId: string, isHeld: boolean): Promise<void>
  /** Silence instead of words in the recording, while secret numbers are read; NotTalking for who is not the call's agent. */
  pauseRecording(contactId: ContactId, staffId: string, isPaused: boolean): Promise<void>
  /** From now on this node leads the calls of the engine. */
  lead(): void
  /** Resolves when everything told so far has taken effect: for tests and a graceful stop. */
  settled(): Promise<void>
}

/** Leads the calls of one engine: arrivals through their flows, rings at agents' telephones, conversations, and their ends. */
export function createVoice(parts: VoiceParts): Voice {
  const { platform, needs, telephone } = parts
  const { pools, log, events } = platform
  const kept = keepCalls((error, contactId) => log.error({ err: error, contactId }, 'a call could not go on'))
  const phones = createPhones(parts)
  const talks = leadConversations(parts, kept, phones)
  const arriving = new Set<string>()
  const goneEarly = new Set<string>()
  const pending = new Set<Promise<unknown>>()
  /** Where each desk's telephone was last signed in from. */
  const contacts = new Map<string, string>()

  const track = (what: string, work: Promise<unknown>) => {
    const tracked = work.catch((error) => log.error({ err: error }, what)).finally(() => pending.delete(tracked))
    pending.add(tracked)
  }

  const arrive = async (arrival: Arrival) => {
    const { leg } = arrival
    arriving.add(leg)
    try {
      const line = await inEngine(pools, (trx) => needs.voice.lineOfNumber(trx, arrival.dialled))
      if (!line) return await telephone.hangUp(leg)
      const { contactId, step } = await inEntity(pools, line.entityId, (trx) =>
        beginCall(platform, needs, trx, { ...arrival, channelId: leg, line }),
      )
      const call = kept.keep(createLiveCall(parts, { contactId, entityId: line.entityId, channelId: leg }))
      if (goneEarly.delete(leg)) return await kept.inTurn(contactId, () => callerGone(call))
      await telephone.answer(leg)
      call.perform(step.acts)
    } finally {
      arriving.delete(leg)
      goneEarly.delete(leg)
    }
  }

  const gone = async ({ leg, cause }: { leg: string; cause: number }) => {
    if (arriving.has(leg)) goneEarly.add(leg)
    const caller = kept.ofCaller(leg)
    if (caller) return kept.inTurn(caller.contactId, () => callerGone(caller))
    const known = kept.legs.get(leg)
    const call = known && kept.ofContact(known.contactId)
    if (call)
      await kept.inTurn(call.contactId, async () => kept.legs.has(leg) && talks.staffLegGone(call, leg, known, cause))
  }

  const callerGone = async (call: LiveCall) => {
    if (kept.ofContact(call.contactId) !== call) return
    await call.hear({ kind: 'gone' })
    await closeCall(parts, call, 'customer-left')
    const leaving = kept.legsOf(call.contactId)
    for (const leg of leaving) kept.legs.delete(leg)
    await telephone.disconnect(`b-${call.contactId}`)
    for (const leg of leaving) await telephone.hangUp(leg)
    kept.forget(call)
  }

  const answered = async ({ leg, kind, id }: { leg: string; kind: string; id: string }) => {
    const known = kept.legs.get(leg)
    const call = known && kept.ofContact(known.contactId)
    if (kind !== 'staff' || known?.contactId !== id || !call) return telephone.hangUp(leg)
    await kept.inTurn(call.contactId, async () => {
      if (kept.legs.has(leg)) await talks.answered(call, leg, known)
      else await telephone.hangUp(leg)
    })
  }

  const heard = (event: PlatformEvent) => {
    const { contactId, subjectId, reservationId, agentId, ringUntil, to } = event.payload as Record<string, string>
    const call = kept.ofContact(contactId ?? subjectId ?? '')
    if (!call) return
    const inTurn = (work: () => Promise<unknown>) => track(event.type, kept.inTurn(call.contactId, work))
    switch (event.type) {
      case 'reservation.made':
        return inTurn(() =>
          talks.ring(call, {
            reservationId: String(reservationId),
            staffId: String(agentId),
            ringUntil: new Date(String(ringUntil)),
          }),
        )
      case 'reservation.missed':
      case 'reservation.withdrawn':
      case 'reservation.declined':
        return inTurn(() => talks.stopRinging(String(reservationId)))
      case 'contact.moved':
        if (to === 'queued' || to === 'active')
          return inTurn(() => talks.moved(call, { state: to, agentId: agentId ?? null }))
        return
      case 'contact.ended':
        return inTurn(() => talks.ended(call))
    }
  }

  /** After a restart, of us or of the engine: what is live goes on, what is gone is settled. */
  const adopt = async () => {
    const legs = await telephone.legs()
    for (const row of await inEngine(pools, liveCalls)) {
      const known = kept.ofContact(row.contactId)
      // One that arrives at this moment is led by its arrival, and must not be led twice.
      if ((known || arriving.has(row.channelId)) && legs.has(row.channelId)) continue
      const call = known ?? kept.keep(createLiveCall(parts, row))
      await kept.inTurn(row.contactId, () => (legs.has(row.channelId) ? goOn(call, row, legs) : lost(call, row)))
    }
    for (const arrival of await telephone.arrived()) {
      if (!kept.ofCaller(arrival.leg) && !arriving.has(arrival.leg)) track('a call could not begin', arrive(arrival))
    }
    for (const ring of await inEngine(pools, (trx) => needs.voice.ringing(trx))) {
      const call = kept.ofContact(ring.contactId)
      if (!call) continue
      if (legs.has(legOf(ring.reservationId))) kept.legs.set(legOf(ring.reservationId), ring)
      else await kept.inTurn(call.contactId, () => talks.ring(call, ring))
    }
    await phones.restore()
    const connected = (await telephone.connected()).map(phones.staffOf).filter((staffId) => staffId !== null)
    await inEngine(pools, async (trx) => {
      await needs.voice.phoneReady(trx, { ready: false })
      for (const staffId of connected) await needs.voice.phoneReady(trx, { ready: true, staffId })
    })
  }

  const goOn = async (call: LiveCall, row: CallRow, legs: ReadonlySet<string>) => {
    if (row.state !== 'talking' || !row.agentChannelId) {
      // Written and not yet answered, if the server went at that moment; a leg that was answered stays as it is.
      await telephone.answer(row.channelId)
      return call.perform(row.acts)
    }
    await talks.goOn(call, row, legs)
  }

  // The engine lost it: our fault, so that the customer is owed a callback; a conversation was had, and counts as handled.
  const lost = async (call: LiveCall, row: CallRow) => {
    await closeCall(parts, call, row.state === 'talking' ? 'customer-left' : 'fault')
    kept.forget(call)
  }

  const phoneChanged = async (endpoint: string, isThere: boolean, contact: string) => {
    const staffId = phones.staffOf(endpoint)
    if (!staffId) return
    // A telephone that only signs in anew, as all do every few minutes, was never away.
    const before = contacts.get(endpoint)
    if (isThere) contacts.set(endpoint, contact)
    const isBack = isThere && before !== contact
    // Of two tabs or an old and a new connection the last one counts: what the engine says now is true.
    const ready = isThere || (await telephone.connected()).includes(endpoint)
    await inEngine(pools, (trx) => needs.voice.phoneReady(trx, { ready, staffId }))
    if (!isBack) return
    const legs = before === undefined ? await telephone.legs() : new Set<string>()
    for (const row of await inEngine(pools, liveCalls)) {
      const isTalking = row.state === 'talking' && row.agentId === staffId && !legs.has(row.agentChannelId ?? '')
      const call = isTalking ? kept.ofContact(row.contactId) : undefined
      if (call) await kept.inTurn(call.contactId, () => talks.bringBack(call, staffId))
    }
    // A desk that was reloaded while it rang rings on.
    for (const ring of await inEngine(pools, (trx) => needs.voice.ringing(trx))) {
      const call = ring.staffId === staffId ? kept.ofContact(ring.contactId) : undefined
      if (call) await kept.inTurn(call.contactId, () => talks.ring(call, ring))
    }
  }

  // What an agent asks for takes its turn like everything about the contact; the agent hears why it was refused.
  const asked = (contactId: ContactId, work: (call: LiveCall) => Promise<void>): Promise<void> => {
    const call = kept.ofContact(contactId)
    if (!call) return Promise.reject(new NotTalking({ contactId }))
    const done = Promise.withResolvers<void>()
    void kept.inTurn(contactId, () => work(call).then(done.resolve, done.reject))
    return done.promise
  }

  return {
    phones,
    hold: (contactId, staffId, isHeld) => asked(contactId, (call) => talks.hold(call, staffId, isHeld)),
    pauseRecording: (contactId, staffId, isPaused) =>
      asked(contactId, (call) => talks.pauseRecording(call, staffId, isPaused)),
    lead: () => {
      telephone.onArrived((arrival) => track('a call could not begin', arrive(arrival)))
      telephone.onAnswered((one) => track('an answered leg was lost', answered(one)))
      telephone.onGone((one) => track('the end of a leg was lost', gone(one)))
      telephone.onRegistered((endpoint, isThere, contact) => {
        // One after the other: what was said last of a telephone must be what is written.
        const noted = () =>
          phoneChanged(endpoint, isThere, contact).catch((err) => log.error({ err }, 'a telephone was not noted'))
        track('a telephone was not noted', kept.inTurn(endpoint, noted))
      })
      telephone.onThere(() => track('live calls not adopted', adopt()))
      events.onEvent(heard)
    },
    settled: async () => {
      while (pending.size > 0) await Promise.all(pending)
      await kept.settled()
    },
  }
}
