/** A mail or text message to somebody outside. */
export interface Outgoing {
  entityId: string
  kind?: 'mail' | 'sms'
  to: string
  /** Mails have one; text messages do not. */
  subject?: string | null
  text: string
  language?: string
  /** What it is about, for whoever looks for it later. */
  about?: { type: string; id: string }
}

export type OutgoingState = 'waiting' | 'sending' | 'sent' | 'caught' | 'failed'

const gsmLetters = /^[\n\r\u0020-\u007EÅåÄäÖöÑñÜüÆæØøÉéàèìòùßÇ¡¿£¤¥§]*$/

/** How many parts a text message is sent in: 160 (joined 153) Latin characters a part, 70 (joined 67) in any other script. */
export function textMessageParts(text: string): number {
  const [single, joined] = gsmLetters.test(text) ? [160, 153] : [70, 67]
  return text.length <= single ? 1 : Math.ceil(text.length / joined)
}
