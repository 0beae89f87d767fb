import { sql } from 'kysely'
import type { Trx } from '#platform/database'
import { publish } from '#platform/events'
import type { StaffId } from '#platform/ids'
import { type AgentWanted, USUAL_CHANNELS, USUAL_UNITS } from './room.ts'
import type { AgentFacts, BreakReason, Presence, WorkChannel } from './words.ts'

/** Presence and capacity of an agent; null for someone who works no queue. */
export async function agentFacts(trx: Trx, memberId: string): Promise<AgentFacts | null> {
  const row = await trx.selectFrom('routing.agent').selectAll().where('memberId', '=', memberId).executeTakeFirst()
  if (!row) return null
  const channels = await trx
    .selectFrom('routing.agentChannel')
    .select(['channel', 'cost', 'atOnce', 'used'])
    .where('memberId', '=', memberId)
    .orderBy('channel')
    .execute()
  return {
    memberId: row.memberId as StaffId,
    homeEntityId: row.entityId,
    presence: row.presence as Presence,
    reason: row.reason as BreakReason | null,
    since: row.since,
    goneSince: row.goneSince,
    units: row.units,
    usedUnits: row.usedUnits,
    channels: channels.map((channel) => ({ ...channel, channel: channel.channel as WorkChannel })),
  }
}

/** Makes a member of staff an agent, or changes their capacity and queues. Over several entities it needs the engine's transaction. */
export async function putOnQueues(trx: Trx, now: Date, wanted: AgentWanted): Promise<void> {
  const { memberId, homeEntityId: entityId } = wanted
  await trx
    .insertInto('routing.agent')
    .values({ memberId, entityId, since: now, idleSince: now, units: wanted.units ?? USUAL_UNITS })
    .onConflict((conflict) => conflict.column('memberId').doUpdateSet({ units: wanted.units ?? USUAL_UNITS }))
    .execute()
  for (const channel of wanted.channels ?? USUAL_CHANNELS) {
    await trx
      .insertInto('routing.agentChannel')
      .values({ entityId, memberId, ...channel })
      .onConflict((conflict) =>
        conflict.columns(['memberId', 'channel']).doUpdateSet({ cost: channel.cost, atOnce: channel.atOnce }),
      )
      .execute()
  }
  await trx.deleteFrom('routing.agentQueue').where('memberId', '=', memberId).execute()
  if (wanted.queues.length > 0) {
    await trx
      .insertInto('routing.agentQueue')
      .values(wanted.queues.map((queue) => ({ ...queue, memberId })))
      .execute()
  }
  await publish(trx, { type: 'agent.queues-changed', entityId, payload: { staffId: memberId }, at: now })
}

/** Whether an agent can be offered work of a channel now; the router hears of a change. */
export async function setReady(
  trx: Trx,
  now: Date,
  wanted: { channel: WorkChannel; ready: boolean; memberId?: string },
): Promise<void> {
  const { channel, ready, memberId } = wanted
  const changed = await trx
    .updateTable('routing.agentChannel')
    .set({ ready })
    .where('channel', '=', channel)
    .where('ready', '<>', ready)
    .$if(memberId !== undefined, (query) => query.where('memberId', '=', memberId ?? ''))
    .returning(['memberId', 'entityId'])
    .execute()
  for (const agent of changed) {
    const payload = { staffId: agent.memberId, channel, ready }
    const audience = { staff: [agent.memberId], permission: 'floor.read' }
    await publish(trx, { type: 'agent.channel-changed', entityId: agent.entityId, payload, audience, at: now })
  }
}

/** Agents whose counted capacity differs from what they hold; stays empty. */
export async function capacityFaults(trx: Trx): Promise<{ memberId: string; counted: number; held: number }[]> {
  const { rows } = await sql<{ memberId: string; counted: number; held: number }>`
    select agent.member_id, agent.used_units as counted, coalesce(sum(item.cost), 0)::int as held
    from routing.agent agent left join routing.work_item item on item.agent_id = agent.member_id
    group by agent.member_id, agent.used_units having agent.used_units <> coalesce(sum(item.cost), 0)
    union all
    select channel.member_id, channel.used, count(item.id)::int
    from routing.agent_channel channel
    left join routing.work_item item on item.agent_id = channel.member_id and item.channel = channel.channel
    group by channel.member_id, channel.channel, channel.used having channel.used <> count(item.id)`.execute(trx)
  return rows
}
