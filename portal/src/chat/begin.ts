import { type Api, Unanswered } from '../api/client.ts'
import type { EntityPage, FormKept, Started } from '../api/types.ts'
import type { Answers } from './memory.ts'

/** The answers as the server takes them: an address with @ is an email, everything else a phone. */
export function startBody(answers: Answers, clientId: string): Readonly<Record<string, string>> {
  const contact = answers.contact.trim()
  return {
    clientId,
    name: answers.name.trim(),
    language: answers.language,
    topicId: answers.topicId,
    ...(contact && (contact.includes('@') ? { email: contact } : { phone: westernDigits(contact) })),
    ...(answers.message.trim() && { message: answers.message.trim() }),
    ...(answers.aboutSlug && { aboutSlug: answers.aboutSlug }),
  }
}

/** Arabic-Indic and Persian digits as 0-9. */
export function westernDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
}

/** What is missing before the answers may be sent, field by field; empty when nothing is. */
export function missingIn(answers: Answers, entity: EntityPage, form: boolean): readonly (keyof Answers)[] {
  const asks = entity.chat?.asks
  const missing: (keyof Answers)[] = []
  if (isRequired(asks?.name) && !answers.name.trim()) missing.push('name')
  if (entity.topics.length > 0 && !answers.topicId) missing.push('topicId')
  const contact = answers.contact.trim()
  if ((form || isRequired(asks?.contact)) && !contact) missing.push('contact')
  else if (contact && !looksReachable(contact)) missing.push('contact')
  if (form && !answers.message.trim()) missing.push('message')
  return missing
}

function isRequired(asked: unknown): boolean {
  return asked === true || asked === 'required'
}

function looksReachable(contact: string): boolean {
  return contact.includes('@') ? /^\S+@\S+\.\S+$/.test(contact) : /^\+?[\d\s()-]{7,20}$/.test(westernDigits(contact))
}

export type Begun =
  | { readonly kind: 'started'; readonly started: Started }
  | { readonly kind: 'closed'; readonly opensAt: string | null }

/** Starts a chat, or learns that the line has closed meanwhile. */
export async function beginChat(api: Api, slug: string, answers: Answers, clientId: string): Promise<Begun> {
  try {
    const started = await api.post<Started>(`/entities/${slug}/conversations`, startBody(answers, clientId))
    return { kind: 'started', started }
  } catch (refusal) {
    if (refusal instanceof Unanswered && refusal.code === 'chat.closed')
      return { kind: 'closed', opensAt: typeof refusal.facts.opensAt === 'string' ? refusal.facts.opensAt : null }
    throw refusal
  }
}

/** Leaves the out-of-hours form. */
export function leaveForm(api: Api, slug: string, answers: Answers, clientId: string): Promise<FormKept> {
  return api.post<FormKept>(`/entities/${slug}/forms`, startBody(answers, clientId))
}
