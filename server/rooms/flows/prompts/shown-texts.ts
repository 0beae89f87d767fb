import type { Trx } from '#platform/database'
import type { Spoken, WalkStep } from '../language/index.ts'
import { wordsOf } from '../speech/word-text.ts'

export interface ShownText {
  promptId: string
  language: string
  text: string
}

/** What is heard at each step of a walk, as it is shown, with its values in words; a text that is missing shows as nothing. */
export async function shownTexts(
  trx: Trx,
  entityId: string,
  steps: readonly WalkStep[],
  at: Date,
): Promise<ShownText[][]> {
  const spoken = steps.map(({ effects }) => effects.flatMap((effect) => ('prompts' in effect ? effect.prompts : [])))
  const rows = await trx
    .selectFrom('flows.promptText as text')
    .innerJoin('flows.prompt as prompt', 'prompt.id', 'text.promptId')
    .select(['prompt.code', 'text.language', 'text.shown'])
    .where('prompt.entityId', '=', entityId)
    .execute()
  const texts = new Map(rows.map(({ code, language, shown }) => [`${code} ${language}`, shown]))
  const today = at.toISOString().slice(0, 10)
  const shown = ({ promptId, language, values }: Spoken): ShownText => ({
    promptId,
    language,
    text: wordsOf(texts.get(`${promptId} ${language}`) ?? '', language, values, today),
  })
  return spoken.map((prompts) => prompts.map(shown))
}
