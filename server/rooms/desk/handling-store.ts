import type { Trx } from '#platform/database'
import { publish } from '#platform/events'
import { NotInHand } from './errors.ts'
import type { Handling, HandlingState } from './words.ts'

const COLUMNS = [
  'id',
  'entityId',
  'workItemId',
  'kind',
  'contactId',
  'caseId',
  'queueId',
  'agentId',
  'state',
  'beganAt',
  'stateSince',
  'waitedSince',
  'activeSeconds',
  'heldSeconds',
  'wrapUpSeconds',
  'wrapUpUntil',
  'wrapUpExtensions',
  'wrapUpCodeId',
  'note',
  'handRaisedAt',
  'doneAt',
  'version',
] as const

const rows = (trx: Trx) => trx.selectFrom('desk.handling').select(COLUMNS)
type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>
const asHandling = (row: Row) => row as Handling

/** The handling, locked; refuses when it is not this agent's. */
export async function lockMine(trx: Trx, handlingId: string, staffId: string): Promise<Handling> {
  const row = await rows(trx).where('id', '=', handlingId).forUpdate().executeTakeFirst()
  if (!row || row.agentId !== staffId) throw new NotInHand({ handlingId })
  return asHandling(row)
}

/** The handling an agent has of a contact, not yet done, locked; refuses when there is none. */
export async function lockMineOf(trx: Trx, contactId: string, staffId: string): Promise<Handling> {
  const row = await rows(trx)
    .where('contactId', '=', contactId)
    .where('agentId', '=', staffId)
    .where('state', '!=', 'done')
    .orderBy('beganAt', 'desc')
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotInHand({ contactId })
  return asHandling(row)
}

/** The handling that has the contact itself (no callback about it) or the work in hand now, active or held, locked; whoever's it is. */
export async function lockInHand(trx: Trx, of: { contactId?: string; workItemId?: string }): Promise<Handling | null> {
  let query = rows(trx).where('state', 'in', ['active', 'held'])
  if (of.contactId) query = query.where('contactId', '=', of.contactId).where('kind', '=', 'contact')
  if (of.workItemId) query = query.where('workItemId', '=', of.workItemId)
  const row = await query.forUpdate().executeTakeFirst()
  return row ? asHandling(row) : null
}

/** Everything an agent has not finished, in this transaction's sight. */
export async function openHandlings(trx: Trx, staffId: string): Promise<Handling[]> {
  const found = await rows(trx).where('agentId', '=', staffId).where('state', '!=', 'done').orderBy('beganAt').execute()
  return found.map(asHandling)
}

interface Change {
  state?: HandlingState
  wrapUpUntil?: Date | null
  wrapUpExtensions?: number
  wrapUpCodeId?: string
  note?: string | null
  referredBodyId?: string | null
  transferredToKind?: string
  transferredToId?: string
  endedBecause?: string
  handRaisedAt?: Date | null
}

/** Changes a locked handling; a new state closes the time of the one before. */
export async function changeHandling(trx: Trx, handling: Handling, now: Date, change: Change): Promise<Handling> {
  const moved = change.state !== undefined && change.state !== handling.state
  const spent = Math.max(0, Math.round((now.getTime() - handling.stateSince.getTime()) / 1000))
  const row = await trx
    .updateTable('desk.handling')
    .set({
      ...change,
      ...(moved ? { stateSince: now, ...timeOf(handling, spent) } : {}),
      ...(moved && change.state !== 'wrap-up' ? { wrapUpUntil: null } : {}),
      ...(change.state === 'done' ? { doneAt: now, handRaisedAt: null } : {}),
      version: handling.version + 1,
    })
    .where('id', '=', handling.id)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
  return asHandling(row)
}

function timeOf(handling: Handling, spent: number) {
  if (handling.state === 'active') return { activeSeconds: handling.activeSeconds + spent }
  if (handling.state === 'held') return { heldSeconds: handling.heldSeconds + spent }
  return { wrapUpSeconds: handling.wrapUpSeconds + spent }
}

/** Tells the agent's screens and the floor what became of a handling. */
export function tellHandling(
  trx: Trx,
  type: `handling.${'began' | 'held' | 'wrap-up-began' | 'ended'}` | `hand.${'raised' | 'lowered'}`,
  handling: Handling,
  at: Date,
): Promise<void> {
  const {
    id: handlingId,
    entityId,
    contactId,
    caseId,
    agentId,
    workItemId,
    queueId,
    kind,
    state,
    wrapUpUntil,
  } = handling
  return publish(trx, {
    type,
    entityId,
    payload: { handlingId, contactId, caseId, agentId, workItemId, queueId, kind, state, wrapUpUntil },
    audience: { staff: [agentId], permission: 'floor.read' },
    at,
  })
}
