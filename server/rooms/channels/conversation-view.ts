import type { Trx } from '#platform/database'
import { currentContact } from './contact-store.ts'
import { messagesOfConversation } from './message-store.ts'
import type { ChannelsNeeds } from './needs.ts'
import { participantsOf } from './participants.ts'
import type { CardShown, Contact, ConversationId, Message } from './words.ts'

/** A message as the customer's screen gets it. */
export interface CustomerMessageView {
  id: string
  seq: number
  clientId: string | null
  author: 'customer' | 'agent' | 'system'
  name: string | null
  kind: Message['kind']
  text: string
  card: CardShown | null
  file: Message['file']
  at: string
  read: boolean
}

/** How a conversation stands for the customer, without its messages. */
export interface ConversationState {
  conversationId: ConversationId
  contactId: string
  state: 'flow' | 'queued' | 'active' | 'parked' | 'ended'
  agentName: string | null
  position: number | null
  estimatedWaitSeconds: number | null
  caseNumber: string | null
  canReturnUntil: string | null
  endReason: string | null
  language: string
  /** Answers offered to what the flow has asked; saying one is choosing it. */
  choices: string[]
  /** How far the customer's own messages have been read. */
  agentReadSeq: number
  lastSeq: number
}

/** Until when an ended contact may be taken up again; null while it runs, or when it ended for abuse or became something owed. */
export function canReturnUntil(contact: Contact): Date | null {
  if (!contact.endedAt || contact.outcome === 'rejected' || contact.outcome === 'deferred') return null
  return new Date(contact.endedAt.getTime() + contact.returnWithinHours * 3_600_000)
}

/** How the conversation stands now. */
export async function conversationState(
  needs: ChannelsNeeds,
  trx: Trx,
  conversationId: ConversationId,
): Promise<ConversationState> {
  const contact = await currentContact(trx, conversationId)
  const { agentReadSeq, lastSeq, language } = await trx
    .selectFrom('channels.conversation')
    .select(['agentReadSeq', 'lastSeq', 'language'])
    .where('id', '=', conversationId)
    .executeTakeFirstOrThrow()
  const standing = contact.state === 'queued' ? await needs.standing(trx, contact.id) : null
  return {
    conversationId,
    contactId: contact.id,
    // That a desk rings is not the customer's matter: for them they still wait, as the next.
    state: contact.state === 'reserved' ? 'queued' : contact.state,
    agentName: await agentName(trx, contact),
    position: contact.state === 'reserved' ? 1 : (standing?.position ?? null),
    estimatedWaitSeconds: contact.state === 'reserved' ? 0 : (standing?.estimatedWaitSeconds ?? null),
    caseNumber: contact.caseNumber,
    canReturnUntil: canReturnUntil(contact)?.toISOString() ?? null,
    endReason: contact.endReason,
    language: contact.language ?? language,
    choices: await choicesOf(needs, trx, contact),
    agentReadSeq,
    lastSeq,
  }
}

// A flow asks before there is an agent; what it asked of one who has an agent by now is no longer to be answered.
async function choicesOf(needs: ChannelsNeeds, trx: Trx, contact: Contact): Promise<string[]> {
  if (!['flow', 'queued', 'reserved'].includes(contact.state)) return []
  return needs.choicesNow(trx, { contactId: contact.id, language: contact.language ?? 'ar' })
}

async function agentName(trx: Trx, contact: Contact): Promise<string | null> {
  if (!contact.agentId) return null
  const agent = (await participantsOf(trx, contact.id)).find((one) => one.staffId === contact.agentId)
  return agent ? inLanguage(agent.name, contact.language) : null
}

function inLanguage(name: { ar: string; en: string }, language: string | null): string {
  return language === 'ar' ? name.ar : name.en
}

/** What the customer may read of the conversation after the given number, over all its contacts, in order. */
export async function messagesForCustomer(
  trx: Trx,
  conversationId: ConversationId,
  wanted: { language: string; afterSeq?: number },
): Promise<CustomerMessageView[]> {
  const messages = await messagesOfConversation(trx, conversationId, {
    includeInternal: false,
    afterSeq: wanted.afterSeq ?? 0,
  })
  return messages.map((message) => forCustomer(message, wanted.language))
}

/** A message without what is only for staff. */
export function forCustomer(message: Message, language: string): CustomerMessageView {
  const { id, seq, kind, text, card, file, at, read } = message
  return {
    id,
    seq,
    clientId: message.author === 'customer' ? message.clientId : null,
    author: message.author as CustomerMessageView['author'],
    name: message.name ? inLanguage(message.name, language) : null,
    kind,
    text,
    card,
    file,
    at,
    read,
  }
}
