import { inEngine, type Pools } from '#platform/database'
import { newId } from '#platform/ids'
import type { FlowGraph } from './language/index.ts'

export { A_TOPIC, aShortFlow, someFacts } from './language/testing.ts'

interface Database {
  pools: Pools
  clock: { now(): Date }
}

/** A flow of a line; with a graph, that is published at once. */
export async function aFlow(
  { pools, clock }: Database,
  wanted: { entityId: string; lineId: string; graph?: FlowGraph; name?: string },
): Promise<{ flowId: string; flowVersionId: string | null }> {
  const { entityId, lineId, graph, name = 'Flow' } = wanted
  const flowId = newId()
  const flowVersionId = graph ? newId() : null
  const at = clock.now()
  await inEngine(pools, async (trx) => {
    await trx.insertInto('flows.flow').values({ id: flowId, entityId, lineId, nameAr: name, nameEn: name }).execute()
    if (!flowVersionId) return
    const version = { id: flowVersionId, entityId, flowId, number: 1, status: 'published', madeAt: at, publishedAt: at }
    await trx
      .insertInto('flows.flowVersion')
      .values({ ...version, graph: JSON.stringify(graph) })
      .execute()
  })
  return { flowId, flowVersionId }
}

/** A prompt with its texts by language. */
export async function aPrompt(
  { pools, clock }: Database,
  { entityId, code, texts }: { entityId: string; code: string; texts: Readonly<Record<string, string>> },
): Promise<{ promptId: string }> {
  const promptId = newId()
  const changedAt = clock.now()
  await inEngine(pools, async (trx) => {
    await trx.insertInto('flows.prompt').values({ id: promptId, entityId, code }).execute()
    const rows = Object.entries(texts).map(([language, shown]) => ({
      id: newId(),
      entityId,
      promptId,
      language,
      shown,
      changedAt,
    }))
    await trx.insertInto('flows.promptText').values(rows).execute()
  })
  return { promptId }
}

/** A word on the Arabic pronunciation list. */
export async function aPronunciation(
  { pools }: Pick<Database, 'pools'>,
  { entityId, word }: { entityId: string; word: string },
): Promise<void> {
  const row = { id: newId(), entityId, language: 'ar', word, spelling: word }
  await inEngine(pools, (trx) => trx.insertInto('flows.pronunciation').values(row).execute())
}
