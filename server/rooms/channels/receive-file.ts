import type { FastifyRequest } from 'fastify'
import { inEntity } from '#platform/database'
import { Invalid } from '#platform/errors'
import { FileTooLarge } from '#platform/files'
import type { Platform } from '#platform/parts'
import { currentContact } from './contact-store.ts'
import { countCustomerFiles, findConversation, insertAttachment } from './conversation-store.ts'
import { canReturnUntil } from './conversation-view.ts'
import { ConversationEnded, TooManyMessages } from './errors.ts'
import type { ChannelsNeeds } from './needs.ts'
import type { ConversationId } from './words.ts'

const FILES_A_CONVERSATION = 30

/** Takes a customer's upload: sealed as it arrives, outside any transaction, then written down for the conversation. */
export async function receiveCustomerFile(
  platform: Platform,
  needs: ChannelsNeeds,
  { id, entityId }: { id: ConversationId; entityId: string },
  request: FastifyRequest,
): Promise<{ fileId: string; name: string; mime: string; bytes: number }> {
  const within = <T>(work: Parameters<typeof inEntity<T>>[2]) => inEntity(platform.pools, entityId, work)
  const maxBytes = await within(async (trx) => {
    const contact = await currentContact(trx, id)
    if (contact.state === 'ended')
      throw new ConversationEnded({ canReturnUntil: canReturnUntil(contact)?.toISOString() ?? null })
    if ((await countCustomerFiles(trx, id)) >= FILES_A_CONVERSATION)
      throw new TooManyMessages({ files: FILES_A_CONVERSATION })
    return (await needs.lineById(trx, contact.lineId)).attachmentMaxBytes
  })
  // One byte more than allowed is let through, so that the sealing sees the excess and refuses by its own rule.
  const part = await request.file({ limits: { fileSize: maxBytes + 1, files: 1 } })
  if (!part) throw new Invalid({ field: 'file', reason: 'missing' })
  const sealed = await platform.files.seal(within, { entityId, name: part.filename, content: part.file, maxBytes })
  try {
    if (part.file.truncated) throw new FileTooLarge({ maxBytes })
    const file = await within(async (trx) => {
      const kept = await platform.files.keep(trx, sealed)
      const conversation = await findConversation(trx, id)
      await insertAttachment(trx, { fileId: kept.id, conversation, broughtBy: 'customer', at: platform.clock.now() })
      return kept
    })
    return { fileId: file.id, name: file.name, mime: file.mime, bytes: file.bytes }
  } catch (error) {
    await platform.files.discard(sealed)
    throw error
  }
}
