export interface WrapUpFilled {
  codeId: string | null
  topicIds: readonly string[]
  note: string
  elsewhere: boolean
  bodyId: string | null
  /** Minutes after which a callback or answer that reached nobody is offered again; null: it is settled. */
  againAfterMinutes: number | null
}
export type MissingInWrapUp = 'topic' | 'code' | 'body'

/** What is still to be chosen before the agent's part can be closed. */
export function missingInWrapUp(filled: WrapUpFilled, asksTopics: boolean): MissingInWrapUp[] {
  const missing: MissingInWrapUp[] = []
  if (asksTopics && filled.topicIds.length === 0) missing.push('topic')
  if (!filled.codeId) missing.push('code')
  if (filled.elsewhere && !filled.bodyId) missing.push('body')
  return missing
}

/** The key that chooses the code at this place: 1 to 9, then 0; none after that. */
export function digitOf(place: number): string | null {
  if (place > 9) return null
  return String((place + 1) % 10)
}
