import type { Clock } from '#platform/clock'
import type { Trx } from '#platform/database'
import { newId } from '#platform/ids'
import type { Outgoing } from './outgoing.ts'

export interface MailOut {
  /** Writes the message beside the fact that causes it, in the same transaction; it is sent after the commit. */
  send(trx: Trx, message: Outgoing): Promise<{ id: string }>
}

export interface MailOutParts {
  clock: Clock
  /** Whether a mail server is configured. Without one, mail ends in the outbox page. */
  mail?: boolean
  /** Whether a text-message gateway is configured. */
  sms?: boolean
}

/** The way out for mails and text messages; what has no gateway is caught and shown to the administrator. */
export function createMailOut({ clock, mail = false, sms = false }: MailOutParts): MailOut {
  const gateways = { mail, sms }
  return {
    async send(trx, message) {
      const kind = message.kind ?? 'mail'
      const now = clock.now()
      const id = newId()
      await trx
        .insertInto('platform.outgoingMessage')
        .values({
          id,
          entityId: message.entityId,
          kind,
          recipient: message.to,
          subject: kind === 'mail' ? (message.subject ?? '') : null,
          body: message.text,
          language: message.language ?? 'ar',
          aboutType: message.about?.type ?? null,
          aboutId: message.about?.id ?? null,
          state: gateways[kind] ? 'waiting' : 'caught',
          nextTryAt: gateways[kind] ? now : null,
          createdAt: now,
        })
        .execute()
      return { id }
    },
  }
}
