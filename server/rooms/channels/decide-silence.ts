import type { Contact } from './words.ts'

export type SilenceStep = 'nothing' | 'remind' | 'park' | 'close'

type SilentContact = Pick<
  Contact,
  'state' | 'silentSince' | 'remindedAt' | 'remindAfterSeconds' | 'parkAfterSeconds' | 'closeAfterSeconds'
>

/** What a customer's silence now asks for. Nobody is parked or closed who was not reminded before. */
export function decideSilence(contact: SilentContact, now: Date): SilenceStep {
  const { silentSince, state } = contact
  if (!silentSince || !['flow', 'active', 'parked'].includes(state)) return 'nothing'
  const silentSeconds = (now.getTime() - silentSince.getTime()) / 1000
  if (silentSeconds < contact.remindAfterSeconds) return 'nothing'
  if (!contact.remindedAt) return 'remind'
  if (silentSeconds >= contact.closeAfterSeconds) return 'close'
  if (silentSeconds >= contact.parkAfterSeconds && state === 'active') return 'park'
  return 'nothing'
}

/** The silence counted anew from a reminder given late (the server was down): the customer keeps the time after it. */
export function silentSinceAfterReminder(contact: SilentContact, now: Date): Date {
  return new Date(now.getTime() - contact.remindAfterSeconds * 1000)
}

/** When a silent customer is reminded, parked and closed. */
export function silenceMoments(contact: SilentContact): { remindAt: Date; parkAt: Date; closeAt: Date } | null {
  const { silentSince } = contact
  if (!silentSince) return null
  const after = (seconds: number) => new Date(silentSince.getTime() + seconds * 1000)
  return {
    remindAt: after(contact.remindAfterSeconds),
    parkAt: after(contact.parkAfterSeconds),
    closeAt: after(contact.closeAfterSeconds),
  }
}
