import type { FastifyRequest } from 'fastify'
import type { Reader } from '#platform/access'
import { audit } from '#platform/audit'
import { inEntity, type Trx } from '#platform/database'
import { Forbidden } from '#platform/errors'
import { takeUpload } from '#platform/files'
import type { ContactId } from '#rooms/channels'
import { entityOfRow } from './board/waiting-items.ts'
import { lockMineOf } from './handling-store.ts'
import type { DeskParts } from './needs.ts'

/** Takes an agent's upload for a conversation in their hands. */
export async function receiveStaffFile(
  { platform, rooms }: DeskParts,
  wanted: { contactId: string; reader: Reader },
  request: FastifyRequest,
): Promise<{ fileId: string; name: string; mime: string; bytes: number }> {
  const { reader } = wanted
  const contactId = wanted.contactId as ContactId
  const entityId = await entityOfRow(platform.pools, 'contact', contactId)
  if (!reader.can('contact.work', entityId)) throw new Forbidden()
  const within = <T>(work: (trx: Trx) => Promise<T>) => inEntity(platform.pools, entityId, work)
  await within((trx) => lockMineOf(trx, contactId, reader.staffId))
  const { id: fileId, ...file } = await takeUpload(platform.files, request, {
    entityId,
    within,
    keep: async (trx, kept) => {
      await rooms.channels.attachStaffFile(trx, { contactId, fileId: kept.id })
      const actor = { kind: 'staff' as const, staffId: reader.staffId, name: reader.name }
      const at = platform.clock.now()
      const subject = { type: 'contact', id: contactId }
      await audit(trx, { entityId, actor, action: 'contact.file-brought', subject, facts: { fileId: kept.id }, at })
    },
  })
  return { fileId, ...file }
}
