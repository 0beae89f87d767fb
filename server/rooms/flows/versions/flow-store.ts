import type { Trx } from '#platform/database'
import { NotFound } from '#platform/errors'
import { type FlowGraph, flowGraph } from '../language/index.ts'

export interface FlowLine {
  flowId: string
  entityId: string
  lineId: string
  name: { ar: string; en: string }
}

export interface FlowVersion {
  flowVersionId: string
  flowId: string
  number: number
  status: 'draft' | 'published' | 'replaced' | 'rolled-back'
  note: string
  madeById: string | null
  madeAt: Date
  publishedById: string | null
  publishedAt: Date | null
  version: number
}

export type WholeVersion = FlowVersion & { graph: FlowGraph }

/** The flows of the entity, by line. */
export async function flowsOf(trx: Trx, entityId: string): Promise<FlowLine[]> {
  const rows = await flows(trx).where('entityId', '=', entityId).orderBy('nameEn').execute()
  return rows.map(flowOf)
}

/** One flow, or NotFound. */
export async function flowById(trx: Trx, flowId: string): Promise<FlowLine> {
  const row = await flows(trx).where('id', '=', flowId).executeTakeFirst()
  if (!row) throw new NotFound({ type: 'flow', id: flowId })
  return flowOf(row)
}

/** All versions of a flow, the latest first, without their graphs. */
export async function versionsOf(trx: Trx, flowId: string): Promise<FlowVersion[]> {
  const rows = await versions(trx).where('flowId', '=', flowId).orderBy('number', 'desc').execute()
  return rows.map(versionOf)
}

/** One version with its graph, or NotFound. */
export async function wholeVersion(trx: Trx, flowVersionId: string): Promise<WholeVersion> {
  const row = await versions(trx).select('graph').where('id', '=', flowVersionId).executeTakeFirst()
  if (!row) throw new NotFound({ type: 'flow-version', id: flowVersionId })
  return { ...versionOf(row), graph: flowGraph.parse(row.graph) }
}

/** The version of a flow that has this status now, with its graph; locked, for whoever changes it. */
export async function lockVersion(
  trx: Trx,
  flowId: string,
  status: 'draft' | 'published',
): Promise<WholeVersion | null> {
  const row = await versions(trx)
    .select('graph')
    .where('flowId', '=', flowId)
    .where('status', '=', status)
    .forUpdate()
    .executeTakeFirst()
  return row ? { ...versionOf(row), graph: flowGraph.parse(row.graph) } : null
}

const flows = (trx: Trx) => trx.selectFrom('flows.flow').select(['id', 'entityId', 'lineId', 'nameAr', 'nameEn'])

type FlowRow = Awaited<ReturnType<ReturnType<typeof flows>['executeTakeFirstOrThrow']>>

const flowOf = ({ id, nameAr, nameEn, ...same }: FlowRow): FlowLine => ({
  ...same,
  flowId: id,
  name: { ar: nameAr, en: nameEn },
})

const versions = (trx: Trx) =>
  trx
    .selectFrom('flows.flowVersion')
    .select([
      'id',
      'flowId',
      'number',
      'status',
      'note',
      'madeById',
      'madeAt',
      'publishedById',
      'publishedAt',
      'version',
    ])

type VersionRow = Awaited<ReturnType<ReturnType<typeof versions>['executeTakeFirstOrThrow']>>

const versionOf = ({ id, ...same }: VersionRow): FlowVersion => ({
  flowVersionId: id,
  flowId: same.flowId,
  number: same.number,
  status: same.status as FlowVersion['status'],
  note: same.note,
  madeById: same.madeById,
  madeAt: same.madeAt,
  publishedById: same.publishedById,
  publishedAt: same.publishedAt,
  version: same.version,
})
