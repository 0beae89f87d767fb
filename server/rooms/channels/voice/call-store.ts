import type { Trx } from '#platform/database'
import type { ContactId } from '../words.ts'
import type { CallAct } from './call-seam.ts'

export type CallState = 'flow' | 'waiting' | 'talking' | 'over'

/** A contact by telephone as it is written. */
export interface CallRow {
  contactId: ContactId
  entityId: string
  aboutEntityId: string | null
  channelId: string
  dialled: string
  caller: string | null
  cameBy: string
  state: CallState
  /** What the flow wants done now; done again from the start by a server that takes the call over. */
  acts: CallAct[]
  bridgeId: string | null
  agentChannelId: string | null
  agentId: string | null
  queuedAt: Date | null
}

const COLUMNS = [
  'contactId',
  'entityId',
  'aboutEntityId',
  'channelId',
  'dialled',
  'caller',
  'cameBy',
  'state',
  'acts',
  'bridgeId',
  'agentChannelId',
  'agentId',
  'queuedAt',
] as const

/** Writes a call that begins. */
export async function insertCall(
  trx: Trx,
  call: Pick<CallRow, 'contactId' | 'entityId' | 'aboutEntityId' | 'channelId' | 'dialled' | 'caller' | 'cameBy'> & {
    beganAt: Date
  },
): Promise<void> {
  await trx.insertInto('channels.call').values(call).execute()
}

/** Changes what is written of a call that is not over. */
export async function changeCall(
  trx: Trx,
  contactId: ContactId,
  changes: Partial<Omit<CallRow, 'contactId' | 'entityId' | 'acts'>> & {
    acts?: readonly CallAct[]
    talkedAt?: Date
    overAt?: Date
  },
): Promise<void> {
  const { acts, ...plain } = changes
  await trx
    .updateTable('channels.call')
    .set({ ...plain, ...(acts ? { acts: JSON.stringify(acts) } : {}) })
    .where('contactId', '=', contactId)
    .where('state', '<>', 'over')
    .execute()
}

/** Every call that is not over, of all entities: what a server that takes over finds. */
export async function liveCalls(trx: Trx): Promise<CallRow[]> {
  const rows = await trx
    .selectFrom('channels.call')
    .select([...COLUMNS])
    .where('state', '<>', 'over')
    .execute()
  return rows.map((row) => row as unknown as CallRow)
}

/** The call of a contact; null where it has none. */
export async function callOf(trx: Trx, contactId: string): Promise<CallRow | null> {
  const row = await trx
    .selectFrom('channels.call')
    .select([...COLUMNS])
    .where('contactId', '=', contactId)
    .executeTakeFirst()
  return row ? (row as unknown as CallRow) : null
}
