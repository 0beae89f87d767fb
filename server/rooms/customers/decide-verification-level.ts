import type { VerificationQuestion } from './words.ts'

/** The highest level all of whose questions, and those of every level below, were answered rightly; 0 for none. */
export function decideVerificationLevel(
  questions: readonly Pick<VerificationQuestion, 'id' | 'level'>[],
  answeredIds: readonly string[],
): number {
  const answered = new Set(answeredIds)
  let reached = 0
  for (const level of [...new Set(questions.map((question) => question.level))].toSorted((a, b) => a - b)) {
    const all = questions.filter((question) => question.level === level)
    if (!all.every((question) => answered.has(question.id))) break
    reached = level
  }
  return reached
}
