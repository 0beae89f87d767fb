import { sql } from 'kysely'
import type { Clock } from '#platform/clock'
import { inEngine, type Pools } from '#platform/database'
import type { Log } from '#platform/log'

/** Hands one mail to the mail server; rejects when it was not taken. */
export type MailTransport = (mail: {
  id: string
  to: string
  subject: string
  text: string
  language: string
}) => Promise<void>

export interface MailSending {
  pools: Pools
  clock: Clock
  log: Log
  transport: MailTransport
}

interface Claimed {
  id: string
  recipient: string
  subject: string
  body: string
  language: string
  tries: number
}

const minutesBetweenTries = [1, 5, 15, 60, 180, 360, 720]
/** A claim is free again after this long: its node has died over it. */
const claimMinutes = 5

/** Sends what is due, each mail taken by one node alone, and returns how many left. A mail is tried eight times, then failed. */
export async function sendWaiting(sending: MailSending, limit = 20): Promise<number> {
  const claimed = await claim(sending, limit)
  let sent = 0
  for (const mail of claimed) {
    const error = await sending
      .transport({ id: mail.id, to: mail.recipient, subject: mail.subject, text: mail.body, language: mail.language })
      .then(
        () => null,
        (reason: unknown) => errorCode(reason),
      )
    await settle(sending, mail, error)
    if (error === null) sent += 1
    else sending.log.warn({ outgoingId: mail.id, tries: mail.tries, code: error }, 'mail not taken')
  }
  return sent
}

async function claim({ pools, clock }: MailSending, limit: number): Promise<Claimed[]> {
  const now = clock.now()
  return inEngine(pools, async (trx) => {
    const { rows } = await sql<Claimed>`
      update platform.outgoing_message set state = 'sending', tries = tries + 1, next_try_at = ${minutesAfter(now, claimMinutes)}
      where id in (
        select id from platform.outgoing_message
        where state in ('waiting', 'sending') and next_try_at <= ${now} and kind = 'mail'
        order by next_try_at limit ${limit} for update skip locked)
      returning id, recipient, subject, body, language, tries`.execute(trx)
    return rows
  })
}

async function settle({ pools, clock }: MailSending, mail: Claimed, error: string | null): Promise<void> {
  const now = clock.now()
  const pause = minutesBetweenTries[mail.tries - 1]
  const state = error === null ? 'sent' : pause === undefined ? 'failed' : 'waiting'
  await inEngine(pools, (trx) =>
    trx
      .updateTable('platform.outgoingMessage')
      .set({
        state,
        errorCode: error,
        sentAt: error === null ? now : null,
        nextTryAt: state === 'waiting' ? minutesAfter(now, pause ?? 0) : null,
      })
      .where('id', '=', mail.id)
      .where('tries', '=', mail.tries)
      .execute(),
  )
}

function errorCode(reason: unknown): string {
  const { code, responseCode } = (reason ?? {}) as { code?: unknown; responseCode?: unknown }
  return String(responseCode ?? code ?? 'fault')
}

function minutesAfter(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000)
}
