import { z } from 'zod'
import type { Reader } from '#platform/access'
import { Invalid } from '#platform/errors'
import type { EntityAsked } from '#platform/http'
import { entityOfRow } from '../board/waiting-items.ts'
import type { StaffPerson } from '../words.ts'

const uuid = z.uuid()

/** The reader as they appear in what they do. */
export function staffOf(reader: Reader): StaffPerson {
  return { id: reader.staffId, name: reader.name }
}

/** The entity of the contact in the path or the query; else the one of the header, or the reader's only one. */
export async function entityOfContact(asked: EntityAsked): Promise<string> {
  const { contactId } = { ...(asked.request.query as object), ...(asked.request.params as object) } as {
    contactId?: string
  }
  if (contactId === undefined) return entityAsked(asked)
  if (!uuid.safeParse(contactId).success) throw new Invalid({ field: 'contactId', reason: 'not-an-id' })
  return entityOfRow(asked.pools, 'contact', contactId)
}

/** The entity named in the query (`entityId`) or the header, else the reader's only one. */
export async function entityAsked({ request, reader }: EntityAsked): Promise<string> {
  const { entityId } = request.query as { entityId?: string }
  const given = entityId ?? request.headers['amer-entity']
  const only = [...new Set(reader?.grants.map((grant) => grant.entityId))]
  const chosen = given ?? (only.length === 1 ? only[0] : undefined)
  if (!uuid.safeParse(chosen).success)
    throw new Invalid({ field: 'Amer-Entity', reason: given ? 'not-an-id' : 'missing' })
  return String(chosen)
}
