import type { Actor } from '#platform/audit'
import type { Trx } from '#platform/database'
import { publish } from '#platform/events'
import { mayMove } from './contact-moves.ts'
import { addContactEvent, changeContact } from './contact-store.ts'
import { MoveNotAllowed } from './errors.ts'
import type { Contact, ContactState } from './words.ts'

/** How long a contact may stay in a state before somebody has to look at it. */
const DUE_AFTER_SECONDS: Record<Exclude<ContactState, 'ended'>, number> = {
  flow: 15 * 60,
  queued: 15 * 60,
  reserved: 5 * 60,
  active: 30 * 60,
  parked: 30 * 60,
}

/** When a contact that enters this state now falls due; null once it has ended. */
export function dueIn(state: ContactState, now: Date): Date | null {
  return state === 'ended' ? null : new Date(now.getTime() + DUE_AFTER_SECONDS[state] * 1000)
}

interface Move {
  to: ContactState
  by: Actor
  at: Date
  why?: string
  changes?: Parameters<typeof changeContact>[2]
  facts?: Record<string, unknown>
}

/** Moves a locked contact along the table of allowed moves: row, history and event together. */
export async function moveContact(trx: Trx, contact: Contact, move: Move): Promise<Contact> {
  if (!mayMove(contact.state, move.to)) throw new MoveNotAllowed({ from: contact.state, to: move.to })
  const moved = await changeContact(trx, contact, { dueAt: dueIn(move.to, move.at), ...move.changes, state: move.to })
  await addContactEvent(trx, moved, {
    type: 'moved',
    from: contact.state,
    to: move.to,
    actor: move.by,
    facts: { ...move.facts, ...(move.why ? { why: move.why } : {}) },
    at: move.at,
  })
  await publishMove(trx, contact, moved, move)
  return moved
}

async function publishMove(trx: Trx, before: Contact, moved: Contact, move: Move): Promise<void> {
  await publish(trx, {
    type: 'contact.moved',
    entityId: moved.entityId,
    aboutEntityId: moved.aboutEntityId,
    payload: {
      contactId: moved.id,
      conversationId: moved.conversationId,
      channel: moved.channel,
      from: before.state,
      to: moved.state,
      queueId: moved.queueId,
      agentId: moved.agentId,
      agentBeforeId: before.agentId,
      why: move.why ?? null,
    },
    audience: { permission: 'floor.read', staff: staffOf(before, moved), customerOf: moved.id },
    at: move.at,
  })
}

/** The staff whose screens show the contact: who holds it and who held it just now. */
export function staffOf(...contacts: Contact[]): string[] {
  return [...new Set(contacts.map((contact) => contact.agentId).filter((id) => id !== null))]
}
