import type { Trx } from '#platform/database'
import { newId } from '#platform/ids'
import type { FlowWanted } from '#rooms/channels'
import type { FlowFacts, FlowState } from './interpret.ts'

/** Everything a run was begun with, so that any node can go on with it. */
export interface RunFacts {
  wanted: FlowWanted
  facts: FlowFacts
}

export interface FlowRun extends RunFacts {
  id: string
  state: FlowState
  version: number
}

/** Writes a run that waits for the customer's answer, or one that was done at once. */
export async function insertRun(trx: Trx, run: RunFacts & { state: FlowState; at: Date }): Promise<void> {
  const done = run.state.at === 'done'
  await trx
    .insertInto('flows.flowRun')
    .values({
      id: newId(),
      entityId: run.wanted.entityId,
      contactId: run.wanted.contactId,
      status: done ? 'done' : 'asking',
      facts: JSON.stringify({ wanted: run.wanted, facts: run.facts }),
      state: JSON.stringify(run.state),
      beganAt: run.at,
      finishedAt: done ? run.at : null,
    })
    .execute()
}

/** The contact's run that waits for an answer, locked; null when none does. */
export async function lockAskingRun(trx: Trx, contactId: string): Promise<FlowRun | null> {
  return asRun(await runs(trx, contactId).where('status', '=', 'asking').forUpdate().executeTakeFirst())
}

/** The contact's run, whether it asks or is done, locked; null when it never had one. */
export async function lockRun(trx: Trx, contactId: string): Promise<FlowRun | null> {
  return asRun(await runs(trx, contactId).forUpdate().executeTakeFirst())
}

/** What the contact's run waits for an answer to, as it stands; null when it waits for none. */
export async function askingRun(trx: Trx, contactId: string): Promise<FlowRun | null> {
  return asRun(await runs(trx, contactId).where('status', '=', 'asking').executeTakeFirst())
}

function runs(trx: Trx, contactId: string) {
  return trx.selectFrom('flows.flowRun').select(['id', 'facts', 'state', 'version']).where('contactId', '=', contactId)
}

function asRun(row: Awaited<ReturnType<ReturnType<typeof runs>['executeTakeFirst']>>): FlowRun | null {
  if (!row) return null
  const { id, version } = row
  return { id, ...(row.facts as unknown as RunFacts), state: row.state as unknown as FlowState, version }
}

/** Writes where the run stands now. */
export async function saveRun(trx: Trx, run: FlowRun, state: FlowState, at: Date): Promise<void> {
  const done = state.at === 'done'
  await trx
    .updateTable('flows.flowRun')
    .set({
      state: JSON.stringify(state),
      status: done ? 'done' : 'asking',
      finishedAt: done ? at : null,
      version: run.version + 1,
    })
    .where('id', '=', run.id)
    .execute()
}
