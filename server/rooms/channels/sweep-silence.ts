import { sql } from 'kysely'
import { inEngine, type Trx } from '#platform/database'
import type { Platform, Sweep } from '#platform/parts'
import { addContactEvent, changeContact, findContact, lockContact } from './contact-store.ts'
import { decideSilence, silentSinceAfterReminder } from './decide-silence.ts'
import { endContact } from './end-contact.ts'
import { silenceAllowed } from './limbo.ts'
import { mailTranscript } from './mail-transcript.ts'
import { moveContact } from './move-contact.ts'
import type { ChannelsNeeds } from './needs.ts'
import { postSystemText } from './post-message.ts'
import type { Contact, ContactId } from './words.ts'

const SWEEP = { kind: 'system', name: 'silence' } as const
const A_TURN = 200

/** Reminds, parks and closes silent customers, and ends what a flow lost hold of. Each contact in a transaction of its own. */
export function silenceSweep(platform: Platform, needs: ChannelsNeeds): Sweep {
  return {
    name: 'channels.silence',
    everyMilliseconds: 2_000,
    run: async () => {
      for (const contactId of await inEngine(platform.pools, (trx) => silentContacts(platform, trx))) {
        await sweepOne(platform, needs, contactId).catch((error) =>
          platform.log.error({ err: error, contactId }, 'a silent contact was not swept'),
        )
      }
    },
  }
}

async function silentContacts(platform: Platform, trx: Trx): Promise<ContactId[]> {
  const now = platform.clock.now()
  const rows = await trx
    .selectFrom('channels.contact')
    .select('id')
    .where('state', 'in', ['flow', 'active', 'parked'])
    .where((eb) =>
      eb.or([
        eb.and([eb('silentSince', 'is not', null), eb(sql<Date>`silent_since + ${silenceAllowed}`, '<=', now)]),
        eb.and([eb('state', '=', 'flow'), eb('silentSince', 'is', null), eb('dueAt', '<', now)]),
      ]),
    )
    .orderBy('silentSince')
    .limit(A_TURN)
    .execute()
  return rows.map((row) => row.id as ContactId)
}

/** One contact's next step of silence, decided again under its lock; safe on two nodes at once. */
export async function sweepOne(platform: Platform, needs: ChannelsNeeds, contactId: ContactId): Promise<void> {
  await inEngine(platform.pools, async (trx) => {
    const now = platform.clock.now()
    const seen = await findContact(trx, contactId)
    if (seen.state === 'flow' && !seen.silentSince) {
      await endContact(platform, needs, trx, { contactId, reason: 'fault', by: SWEEP })
      return
    }
    // Parking frees capacity in routing, whose rows are locked before the contact: looked at first, decided under the lock.
    if (decideSilence(seen, now) === 'park') await needs.park(trx, contactId)
    const contact = await lockContact(trx, contactId)
    const step = decideSilence(contact, now)
    if (decideSilence(seen, now) === 'park' && step !== 'park') throw new Error('the contact spoke while it was parked')
    switch (step) {
      case 'nothing':
        return
      case 'remind':
        return remind(platform, trx, contact, now)
      case 'park':
        return park(platform, trx, contact, now)
      case 'close':
        return close(platform, needs, trx, contact)
    }
  })
}

async function remind(platform: Platform, trx: Trx, contact: Contact, now: Date): Promise<void> {
  const minutes = Math.max(1, Math.round((contact.closeAfterSeconds - contact.remindAfterSeconds) / 60))
  await postSystemText(platform, trx, contact, { key: 'chat.notice.still-there', values: { minutes } })
  const reminded = await changeContact(trx, contact, {
    remindedAt: now,
    silentSince: silentSinceAfterReminder(contact, now),
  })
  await addContactEvent(trx, reminded, { type: 'reminded', actor: SWEEP, at: now })
}

async function park(platform: Platform, trx: Trx, contact: Contact, now: Date): Promise<void> {
  await postSystemText(platform, trx, contact, { key: 'chat.notice.parked' })
  await moveContact(trx, contact, {
    to: 'parked',
    by: SWEEP,
    at: now,
    why: 'customer-silent',
    changes: { parkedAt: now },
  })
}

async function close(platform: Platform, needs: ChannelsNeeds, trx: Trx, contact: Contact): Promise<void> {
  const ended = await endContact(platform, needs, trx, { contactId: contact.id, reason: 'customer-silent', by: SWEEP })
  await mailTranscript(platform, needs, trx, ended)
}
