import { sql } from 'kysely'
import type { Trx } from '#platform/database'
import { EditedByAnother, Invalid } from '#platform/errors'
import { newId } from '#platform/ids'
import { FlowHasProblems, NothingToGoBackTo, NothingToPublish } from '../errors.ts'
import { type FlowGraph, type Problem, validate } from '../language/index.ts'
import { textsByPrompt } from '../prompts/prompt-store.ts'
import { flowById, lockVersion, type WholeVersion, wholeVersion } from './flow-store.ts'

interface ByEditor {
  flowId: string
  staffId: string
  at: Date
}

/** Saves the draft of a flow; the first save after a publication begins one. `ifMatch` is the draft's version, 0 where there is none. */
export async function saveDraft(
  trx: Trx,
  { flowId, staffId, at, graph, ifMatch }: ByEditor & { graph: FlowGraph; ifMatch: number | null },
): Promise<WholeVersion> {
  const { entityId } = await lockFlow(trx, flowId)
  const draft = await lockVersion(trx, flowId, 'draft')
  if (ifMatch === null) throw new Invalid({ field: 'If-Match', reason: 'missing' })
  if (ifMatch !== (draft?.version ?? 0)) throw new EditedByAnother({ flowId, version: draft?.version ?? 0 })
  const id = draft?.flowVersionId ?? newId()
  if (draft) {
    await trx
      .updateTable('flows.flowVersion')
      .set({ graph: JSON.stringify(graph), madeById: staffId, madeAt: at, version: draft.version + 1 })
      .where('id', '=', id)
      .execute()
  } else {
    const number = await nextNumber(trx, flowId)
    await trx
      .insertInto('flows.flowVersion')
      .values({
        id,
        entityId,
        flowId,
        number,
        status: 'draft',
        graph: JSON.stringify(graph),
        madeById: staffId,
        madeAt: at,
      })
      .execute()
  }
  return wholeVersion(trx, id)
}

/** Publishes the draft: calls that begin now follow it, calls under way keep theirs. Refused while anything is wrong with it. */
export async function publishDraft(
  trx: Trx,
  { flowId, staffId, at, note, ifMatch }: ByEditor & { note: string; ifMatch: number | null },
): Promise<WholeVersion> {
  await lockFlow(trx, flowId)
  const draft = await lockVersion(trx, flowId, 'draft')
  if (!draft) throw new NothingToPublish({ flowId })
  if (ifMatch === null) throw new Invalid({ field: 'If-Match', reason: 'missing' })
  if (ifMatch !== draft.version) throw new EditedByAnother({ flowId, version: draft.version })
  const problems = await problemsOf(trx, flowId, draft.graph)
  if (problems.length > 0) throw new FlowHasProblems({ problems })
  const before = await lockVersion(trx, flowId, 'published')
  if (before) await setStatus(trx, before, 'replaced')
  await trx
    .updateTable('flows.flowVersion')
    .set({ status: 'published', note, publishedById: staffId, publishedAt: at, version: draft.version + 1 })
    .where('id', '=', draft.flowVersionId)
    .execute()
  return wholeVersion(trx, draft.flowVersionId)
}

/** Takes the published version back: the one that was published before it runs again. */
export async function rollBack(
  trx: Trx,
  { flowId, ifMatch }: { flowId: string; ifMatch: number | null },
): Promise<WholeVersion> {
  await lockFlow(trx, flowId)
  const published = await lockVersion(trx, flowId, 'published')
  if (!published) throw new NothingToGoBackTo({ flowId })
  if (ifMatch === null) throw new Invalid({ field: 'If-Match', reason: 'missing' })
  if (ifMatch !== published.version) throw new EditedByAnother({ flowId, version: published.version })
  const before = await trx
    .selectFrom('flows.flowVersion')
    .select(['id', 'version'])
    .where('flowId', '=', flowId)
    .where('status', '=', 'replaced')
    .orderBy('publishedAt', 'desc')
    .executeTakeFirst()
  if (!before) throw new NothingToGoBackTo({ flowId })
  await setStatus(trx, published, 'rolled-back')
  await setStatus(trx, { flowVersionId: before.id, version: before.version }, 'published')
  return wholeVersion(trx, before.id)
}

/** What keeps a graph from being published on the flow's line; a topic or card of nobody here is as good as none. */
export async function problemsOf(trx: Trx, flowId: string, graph: FlowGraph): Promise<Problem[]> {
  const { entityId } = await flowById(trx, flowId)
  // A line speaks what its flow speaks: prompts and voices decide which languages are ready.
  const problems = validate(graph, { languages: graph.languages, prompts: await textsByPrompt(trx, entityId) })
  return [...problems, ...(await strangers(trx, entityId, graph))]
}

async function strangers(trx: Trx, entityId: string, { nodes }: FlowGraph): Promise<Problem[]> {
  const topics = await trx
    .selectFrom('services.shownTopic')
    .select('topicId')
    .where('entityId', '=', entityId)
    .execute()
  const cards = await trx
    .selectFrom('services.shownCardVersion')
    .select('cardId')
    .where('entityId', '=', entityId)
    .execute()
  const known = new Set([...topics.map(({ topicId }) => topicId), ...cards.map(({ cardId }) => cardId)])
  return nodes.flatMap((node): Problem[] => {
    if (node.step === 'card' && !known.has(node.cardId)) return [{ nodeId: node.id, code: 'card-unknown' }]
    const topicId = node.step === 'set' || node.step === 'queue' ? node.topicId : undefined
    return topicId && !known.has(topicId) ? [{ nodeId: node.id, code: 'topic-unknown' }] : []
  })
}

async function lockFlow(trx: Trx, flowId: string): Promise<{ entityId: string }> {
  const flow = await flowById(trx, flowId)
  await trx.selectFrom('flows.flow').select('id').where('id', '=', flowId).forUpdate().execute()
  return flow
}

async function nextNumber(trx: Trx, flowId: string): Promise<number> {
  const { number } = await trx
    .selectFrom('flows.flowVersion')
    .select(sql<number>`coalesce(max(number), 0) + 1`.as('number'))
    .where('flowId', '=', flowId)
    .executeTakeFirstOrThrow()
  return number
}

async function setStatus(
  trx: Trx,
  { flowVersionId, version }: { flowVersionId: string; version: number },
  status: 'published' | 'replaced' | 'rolled-back',
): Promise<void> {
  await trx
    .updateTable('flows.flowVersion')
    .set({ status, version: version + 1 })
    .where('id', '=', flowVersionId)
    .execute()
}
