import { z } from 'zod'
import { forEachEntity, type Trx } from '#platform/database'
import { decodeMomentCursor, page, pageOf, pageQuery, type Route, route } from '#platform/http'
import { textMessageParts } from './outgoing.ts'

const outgoing = z.object({
  id: z.string(),
  entityId: z.string(),
  kind: z.enum(['mail', 'sms']),
  to: z.string(),
  subject: z.string().nullable(),
  text: z.string(),
  language: z.string(),
  about: z.object({ type: z.string(), id: z.string() }).nullable(),
  state: z.enum(['waiting', 'sending', 'sent', 'caught', 'failed']),
  tries: z.number(),
  errorCode: z.string().nullable(),
  /** How many parts a text message takes; 1 for a mail. */
  parts: z.number(),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
})
type OutgoingShown = z.input<typeof outgoing>

/** What administrators read of the mails and text messages of their entities, newest first. */
export const outboxRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/outbox',
    allow: 'outbox.read',
    entity: 'none',
    query: pageQuery.extend({ entityId: z.uuid().optional(), kind: z.enum(['mail', 'sms']).optional() }),
    response: page(outgoing),
    summary: 'Mails and text messages written to customers',
    handle: async ({ pools, reader, query }) => {
      const mine = reader.entitiesWith('outbox.read').filter((id) => !query.entityId || query.entityId === id)
      const rows = await forEachEntity(pools, mine, (trx, entityId) => newest(trx, entityId, query))
      rows.sort((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id.localeCompare(a.id))
      return pageOf(rows, query.limit, (row) => [row.createdAt, row.id])
    },
  }),
]

async function newest(
  trx: Trx,
  entityId: string,
  query: { limit: number; after?: string | undefined; kind?: 'mail' | 'sms' | undefined },
): Promise<OutgoingShown[]> {
  let wanted = trx.selectFrom('platform.outgoingMessage').selectAll().where('entityId', '=', entityId)
  if (query.kind) wanted = wanted.where('kind', '=', query.kind)
  if (query.after) {
    const { at, id } = decodeMomentCursor(query.after)
    wanted = wanted.where((is) =>
      is.or([is('createdAt', '<', at), is.and([is('createdAt', '=', at), is('id', '<', id)])]),
    )
  }
  const rows = await wanted
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    entityId: row.entityId,
    kind: row.kind === 'sms' ? 'sms' : 'mail',
    to: row.recipient,
    subject: row.subject,
    text: row.body,
    language: row.language,
    about: row.aboutType && row.aboutId ? { type: row.aboutType, id: row.aboutId } : null,
    state: row.state as OutgoingShown['state'],
    tries: row.tries,
    errorCode: row.errorCode,
    parts: row.kind === 'sms' ? textMessageParts(row.body) : 1,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
  }))
}
