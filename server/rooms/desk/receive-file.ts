import type { FastifyRequest } from 'fastify'
import type { Reader } from '#platform/access'
import { audit } from '#platform/audit'
import { inEntity, type Trx } from '#platform/database'
import { Forbidden, Invalid } from '#platform/errors'
import { FileTooLarge } from '#platform/files'
import type { ContactId } from '#rooms/channels'
import { entityOfRow } from './board/waiting-items.ts'
import { lockMineOf } from './handling-store.ts'
import type { DeskParts } from './needs.ts'

const MAX_BYTES = 10 * 1024 * 1024

/** Takes an agent's upload for a conversation: sealed as it arrives, outside any transaction, then written down for the contact. */
export async function receiveStaffFile(
  { platform, rooms }: DeskParts,
  wanted: { contactId: string; reader: Reader },
  request: FastifyRequest,
): Promise<{ fileId: string; name: string; mime: string; bytes: number }> {
  const { reader } = wanted
  const contactId = wanted.contactId as ContactId
  const entityId = await entityOfRow(platform.pools, 'channels.contact', contactId)
  if (!reader.can('contact.work', entityId)) throw new Forbidden()
  const within = <T>(work: (trx: Trx) => Promise<T>) => inEntity(platform.pools, entityId, work)
  await within((trx) => lockMineOf(trx, contactId, reader.staffId))
  const part = await request.file({ limits: { fileSize: MAX_BYTES + 1, files: 1 } })
  if (!part) throw new Invalid({ field: 'file', reason: 'missing' })
  const wantedFile = { entityId, name: part.filename, content: part.file, maxBytes: MAX_BYTES }
  const sealed = await platform.files.seal(within, wantedFile)
  try {
    if (part.file.truncated) throw new FileTooLarge({ maxBytes: MAX_BYTES })
    const file = await within(async (trx) => {
      const kept = await platform.files.keep(trx, sealed)
      await rooms.channels.attachStaffFile(trx, { contactId, fileId: kept.id })
      const actor = { kind: 'staff' as const, staffId: reader.staffId, name: reader.name }
      const at = platform.clock.now()
      const subject = { type: 'contact', id: contactId }
      await audit(trx, { entityId, actor, action: 'contact.file-brought', subject, facts: { fileId: kept.id }, at })
      return kept
    })
    return { fileId: file.id, name: file.name, mime: file.mime, bytes: file.bytes }
  } catch (error) {
    await platform.files.discard(sealed)
    throw error
  }
}
