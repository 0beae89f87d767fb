import type { Trx } from '#platform/database'
import type { Platform } from '#platform/parts'
import { messagesOfConversation } from './message-store.ts'
import type { ConversationId, Message } from './words.ts'

/** The conversation as plain text for keeping, in the reader's language; without anything that only staff see. */
export async function writeTranscript(
  platform: Platform,
  trx: Trx,
  wanted: {
    conversationId: ConversationId
    language: string
    timezone: string
    entityName: string
    caseNumber: string | null
  },
): Promise<string> {
  const { language } = wanted
  const say = (key: string, values?: Record<string, string | number>) => platform.words.say(language, key, values)
  const messages = await messagesOfConversation(trx, wanted.conversationId, { includeInternal: false })
  const moment = new Intl.DateTimeFormat('en-GB', {
    timeZone: wanted.timezone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
  const lines = messages.map(
    (message) => `[${moment.format(new Date(message.at))}] ${whoSaid(message)}: ${whatWasSaid(message)}`,
  )
  return [
    say('chat.transcript.title', { entity: wanted.entityName }),
    ...(wanted.caseNumber ? [say('chat.transcript.case', { number: wanted.caseNumber })] : []),
    '',
    ...lines,
    '',
  ].join('\n')

  function whoSaid(message: Message): string {
    if (message.author === 'customer') return say('chat.transcript.customer')
    if (message.author === 'system' || !message.name) return say('chat.transcript.system')
    return language === 'ar' ? message.name.ar : message.name.en
  }

  function whatWasSaid(message: Message): string {
    if (message.kind === 'file' && message.file) return say('chat.transcript.file', { name: message.file.name })
    if (message.kind !== 'card' || !message.card) return message.text
    const { name, steps, documents } = message.card
    return [
      name,
      ...steps.map((step, index) => `  ${index + 1}. ${step}`),
      ...documents.map((one) => `  - ${one}`),
    ].join('\n')
  }
}
