import type { Trx } from '#platform/database'
import { newId } from '#platform/ids'
import {
  type CallFacts,
  type Effect,
  type FlowGraph,
  type FlowHeard,
  flowGraph,
  interpret,
  RUN_BEGINS,
  type RunState,
} from '../language/index.ts'

/** A call in its flow: where it stands, and the effects to be done now. */
export interface VoiceRun {
  runId: string
  contactId: string
  flowVersionId: string
  state: RunState
  effects: Effect[]
}

/** Begins the published flow of the contact's line; null where the line has none. In the transaction that begins the contact. */
export async function beginVoiceRun(
  trx: Trx,
  wanted: { entityId: string; lineId: string; contactId: string; facts: CallFacts; at: Date },
): Promise<VoiceRun | null> {
  const published = await trx
    .selectFrom('flows.flowVersion as version')
    .innerJoin('flows.flow as flow', 'flow.id', 'version.flowId')
    .select(['version.id', 'version.graph'])
    .where('flow.lineId', '=', wanted.lineId)
    .where('version.status', '=', 'published')
    .executeTakeFirst()
  if (!published) return null
  const graph = graphOf(published.graph)
  const { state, effects } = interpret(graph, RUN_BEGINS, { kind: 'begin', facts: wanted.facts })
  const runId = newId()
  await trx
    .insertInto('flows.voiceRun')
    .values({
      id: runId,
      entityId: wanted.entityId,
      contactId: wanted.contactId,
      flowVersionId: published.id,
      beganAt: wanted.at,
      ...standing(state, effects, wanted.at),
    })
    .execute()
  return { runId, contactId: wanted.contactId, flowVersionId: published.id, state, effects }
}

/** Hears one thing in the contact's run and answers what is to be done next; null when it has no run or its run is over. */
export async function hearInVoiceRun(
  trx: Trx,
  { contactId, heard, at }: { contactId: string; heard: FlowHeard; at: Date },
): Promise<VoiceRun | null> {
  const row = await unfinished(trx).where('run.contactId', '=', contactId).forUpdate('run').executeTakeFirst()
  if (!row) return null
  const { state, effects } = interpret(graphOf(row.graph), row.state as unknown as RunState, heard)
  await trx
    .updateTable('flows.voiceRun')
    .set({ ...standing(state, effects, at), version: row.version + 1 })
    .where('id', '=', row.id)
    .execute()
  return { runId: row.id, contactId, flowVersionId: row.flowVersionId, state, effects }
}

/** The unfinished run of a contact as it was left: a node that goes on with the call does its effects again. */
export async function voiceRunOf(trx: Trx, contactId: string): Promise<VoiceRun | null> {
  const row = await unfinished(trx).where('run.contactId', '=', contactId).executeTakeFirst()
  return row ? runOf(row) : null
}

/** What a run has come through, finished or not: for the desk, before the call is answered. */
export async function voicePathOf(
  trx: Trx,
  contactId: string,
): Promise<{
  path: string[]
  values: RunState['values']
  verification: string | null
  caseNumber: string | null
} | null> {
  const row = await trx
    .selectFrom('flows.voiceRun')
    .select('state')
    .where('contactId', '=', contactId)
    .executeTakeFirst()
  if (!row) return null
  const { path, values, verification, caseNumber } = row.state as unknown as RunState
  return { path, values, verification, caseNumber }
}

const unfinished = (trx: Trx) =>
  trx
    .selectFrom('flows.voiceRun as run')
    .innerJoin('flows.flowVersion as version', 'version.id', 'run.flowVersionId')
    .select([
      'run.id',
      'run.contactId',
      'run.flowVersionId',
      'run.state',
      'run.effects',
      'run.version',
      'version.graph',
    ])
    .where('run.status', '<>', 'done')

type Row = Awaited<ReturnType<ReturnType<typeof unfinished>['executeTakeFirstOrThrow']>>

function runOf(row: Row): VoiceRun {
  return {
    runId: row.id,
    contactId: row.contactId,
    flowVersionId: row.flowVersionId,
    state: row.state as unknown as RunState,
    effects: row.effects as unknown as Effect[],
  }
}

// Published graphs were parsed before they were stored; parsing again fills what a later format adds.
const graphOf = (stored: unknown): FlowGraph => flowGraph.parse(stored)

function standing(state: RunState, effects: readonly Effect[], at: Date) {
  const status = state.status === 'begins' ? 'running' : state.status
  return {
    status,
    state: JSON.stringify(state),
    effects: JSON.stringify(effects),
    finishedAt: status === 'done' ? at : null,
  }
}
