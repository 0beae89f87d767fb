import type { Trx } from '#platform/database'
import { NotFound } from '#platform/errors'
import { newId } from '#platform/ids'

export interface Pronunciation {
  pronunciationId: string
  language: string
  word: string
  spelling: string
}

/** How words are spelled to the voice; of one language, or of all. */
export async function pronunciationsOf(trx: Trx, entityId: string, language?: string): Promise<Pronunciation[]> {
  const rows = await trx
    .selectFrom('flows.pronunciation')
    .select(['id', 'language', 'word', 'spelling'])
    .where('entityId', '=', entityId)
    .$if(language !== undefined, (query) => query.where('language', '=', language ?? ''))
    .orderBy('language')
    .orderBy('word')
    .execute()
  return rows.map(({ id, ...same }) => ({ pronunciationId: id, ...same }))
}

/** Adds a word or changes its spelling. */
export async function savePronunciation(
  trx: Trx,
  { entityId, language, word, spelling }: { entityId: string } & Omit<Pronunciation, 'pronunciationId'>,
): Promise<Pronunciation> {
  const { id } = await trx
    .insertInto('flows.pronunciation')
    .values({ id: newId(), entityId, language, word, spelling })
    .onConflict((conflict) => conflict.columns(['entityId', 'language', 'word']).doUpdateSet({ spelling }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return { pronunciationId: id, language, word, spelling }
}

/** Takes a word off the list. */
export async function removePronunciation(trx: Trx, pronunciationId: string): Promise<void> {
  const gone = await trx.deleteFrom('flows.pronunciation').where('id', '=', pronunciationId).executeTakeFirst()
  if (!gone.numDeletedRows) throw new NotFound({ type: 'pronunciation', id: pronunciationId })
}
