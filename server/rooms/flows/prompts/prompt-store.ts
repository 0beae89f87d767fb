import type { Trx } from '#platform/database'
import { EditedByAnother, Invalid, NotFound } from '#platform/errors'
import { newId } from '#platform/ids'
import { AlreadyThere } from '../errors.ts'

export interface PromptText {
  language: string
  shown: string
  /** As it is spoken; null where that is how it is shown. */
  spoken: string | null
  hasRecording: boolean
  awaitsReview: boolean
  changedAt: Date
  version: number
}

export interface Prompt {
  promptId: string
  code: string
  note: string
  texts: PromptText[]
}

/** What the voice needs of a prompt in one language. */
export interface PromptSaid {
  spoken: string
  recordingFileId: string | null
}

/** Every prompt of the entity with its texts, by code. */
export async function promptsOf(trx: Trx, entityId: string): Promise<Prompt[]> {
  const prompts = await trx
    .selectFrom('flows.prompt')
    .select(['id', 'code', 'note'])
    .where('entityId', '=', entityId)
    .orderBy('code')
    .execute()
  const texts = await trx
    .selectFrom('flows.promptText')
    .select(['promptId', 'language', 'shown', 'spoken', 'recordingFileId', 'awaitsReview', 'changedAt', 'version'])
    .where('entityId', '=', entityId)
    .orderBy('language')
    .execute()
  const byPrompt = Map.groupBy(texts, ({ promptId }) => promptId)
  return prompts.map(({ id, code, note }) => ({
    promptId: id,
    code,
    note,
    texts: (byPrompt.get(id) ?? []).map(({ recordingFileId, promptId: _, ...text }) => ({
      ...text,
      hasRecording: recordingFileId !== null,
    })),
  }))
}

/** One prompt's name, or NotFound. */
export async function promptById(trx: Trx, promptId: string): Promise<{ code: string }> {
  const row = await trx.selectFrom('flows.prompt').select('code').where('id', '=', promptId).executeTakeFirst()
  if (!row) throw new NotFound({ type: 'prompt', id: promptId })
  return row
}

/** The languages each prompt of the entity has a text in. */
export async function textsByPrompt(trx: Trx, entityId: string): Promise<Map<string, Set<string>>> {
  const rows = await trx
    .selectFrom('flows.promptText as text')
    .innerJoin('flows.prompt as prompt', 'prompt.id', 'text.promptId')
    .select(['prompt.code', 'text.language'])
    .where('prompt.entityId', '=', entityId)
    .execute()
  const found = new Map<string, Set<string>>()
  for (const { code, language } of rows) found.set(code, (found.get(code) ?? new Set()).add(language))
  return found
}

/** What is said for a prompt in a language; null where the entity has no such text. */
export async function promptSaid(
  trx: Trx,
  wanted: { entityId: string; code: string; language: string },
): Promise<PromptSaid | null> {
  const row = await trx
    .selectFrom('flows.promptText as text')
    .innerJoin('flows.prompt as prompt', 'prompt.id', 'text.promptId')
    .select(['text.shown', 'text.spoken', 'text.recordingFileId'])
    .where('prompt.entityId', '=', wanted.entityId)
    .where('prompt.code', '=', wanted.code)
    .where('text.language', '=', wanted.language)
    .executeTakeFirst()
  return row ? { spoken: row.spoken ?? row.shown, recordingFileId: row.recordingFileId } : null
}

/** Adds a prompt without texts; AlreadyThere when the entity has one of this name. */
export async function addPrompt(
  trx: Trx,
  { entityId, code, note }: { entityId: string; code: string; note: string },
): Promise<{ promptId: string }> {
  const promptId = newId()
  const added = await trx
    .insertInto('flows.prompt')
    .values({ id: promptId, entityId, code, note })
    .onConflict((conflict) => conflict.columns(['entityId', 'code']).doNothing())
    .executeTakeFirst()
  if (!added.numInsertedOrUpdatedRows) throw new AlreadyThere({ code })
  return { promptId }
}

/** Writes a prompt's text in one language. A change lets its recording go, which says something else now. `ifMatch` 0: it has none yet. */
export async function savePromptText(
  trx: Trx,
  wanted: {
    promptId: string
    language: string
    shown: string
    spoken: string | null
    awaitsReview: boolean
    ifMatch: number | null
    at: Date
  },
): Promise<{ version: number }> {
  const { promptId, language, shown, spoken, awaitsReview, ifMatch, at } = wanted
  const prompt = await trx
    .selectFrom('flows.prompt')
    .select('entityId')
    .where('id', '=', promptId)
    .forUpdate()
    .executeTakeFirst()
  if (!prompt) throw new NotFound({ type: 'prompt', id: promptId })
  const text = await trx
    .selectFrom('flows.promptText')
    .select(['id', 'version', 'shown', 'spoken', 'recordingFileId'])
    .where('promptId', '=', promptId)
    .where('language', '=', language)
    .forUpdate()
    .executeTakeFirst()
  if (ifMatch === null) throw new Invalid({ field: 'If-Match', reason: 'missing' })
  if (ifMatch !== (text?.version ?? 0)) throw new EditedByAnother({ promptId, version: text?.version ?? 0 })
  if (!text) {
    const { entityId } = prompt
    const row = { id: newId(), entityId, promptId, language, shown, spoken, awaitsReview, changedAt: at }
    await trx.insertInto('flows.promptText').values(row).execute()
    return { version: 1 }
  }
  const isSame = text.shown === shown && text.spoken === spoken
  const recordingFileId = isSame ? text.recordingFileId : null
  await trx
    .updateTable('flows.promptText')
    .set({ shown, spoken, awaitsReview, recordingFileId, changedAt: at, version: text.version + 1 })
    .where('id', '=', text.id)
    .execute()
  return { version: text.version + 1 }
}

/** Makes a file the recording of a prompt in a language; null takes the recording away. NotFound without a text to read from. */
export async function setRecording(
  trx: Trx,
  wanted: { promptId: string; language: string; fileId: string | null; at: Date },
): Promise<void> {
  const changed = await trx
    .updateTable('flows.promptText')
    .set((eb) => ({ recordingFileId: wanted.fileId, changedAt: wanted.at, version: eb('version', '+', 1) }))
    .where('promptId', '=', wanted.promptId)
    .where('language', '=', wanted.language)
    .executeTakeFirst()
  if (!changed.numUpdatedRows)
    throw new NotFound({ type: 'prompt-text', id: wanted.promptId, language: wanted.language })
}
