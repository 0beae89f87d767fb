import type { FastifyRequest } from 'fastify'
import { inEntity } from '#platform/database'
import { takeUpload } from '#platform/files'
import type { Platform } from '#platform/parts'
import { currentContact } from './contact-store.ts'
import { countCustomerFiles, findConversation, insertAttachment } from './conversation-store.ts'
import { canReturnUntil } from './conversation-view.ts'
import { ConversationEnded, TooManyMessages } from './errors.ts'
import type { ChannelsNeeds } from './needs.ts'
import type { ConversationId } from './words.ts'

const FILES_A_CONVERSATION = 30

/** Takes a customer's upload and remembers it as brought into the conversation. */
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
  const { id: fileId, ...file } = await takeUpload(platform.files, request, {
    entityId,
    maxBytes,
    within,
    keep: async (trx, kept) => {
      const conversation = await findConversation(trx, id)
      await insertAttachment(trx, { fileId: kept.id, conversation, broughtBy: 'customer', at: platform.clock.now() })
    },
  })
  return { fileId, ...file }
}
