import { sql } from 'kysely'
import type { Trx } from '#platform/database'
import { NoRoom } from './errors.ts'
import type { WorkChannel } from './words.ts'

/** Takes room of an agent's capacity by hand (hand-over, takeover), whatever their presence; refuses when there is none. */
export async function takeRoom(trx: Trx, agentId: string, channel: WorkChannel): Promise<number> {
  const { rows } = await sql<{ cost: number }>`
    with room as (
      select channel.member_id, channel.cost
      from routing.agent agent join routing.agent_channel channel on channel.member_id = agent.member_id
      where agent.member_id = ${agentId} and channel.channel = ${channel}
        and agent.used_units + channel.cost <= agent.units and channel.used < channel.at_once
      for update
    ), counted as (
      update routing.agent_channel set used = used + 1 from room
      where agent_channel.member_id = room.member_id and agent_channel.channel = ${channel}
    )
    update routing.agent set used_units = used_units + room.cost from room
    where agent.member_id = room.member_id returning room.cost`.execute(trx)
  const taken = rows[0]
  if (!taken) throw new NoRoom({ agentId, channel })
  return taken.cost
}

/** Gives room back; the agent counts as idle from now on. */
export async function giveRoomBack(
  trx: Trx,
  freed: { agentId: string; channel: string; cost: number; now: Date },
): Promise<void> {
  await trx
    .with('counted', (db) =>
      db
        .updateTable('routing.agentChannel')
        .set((eb) => ({ used: eb('used', '-', 1) }))
        .where('memberId', '=', freed.agentId)
        .where('channel', '=', freed.channel),
    )
    .updateTable('routing.agent')
    .set((eb) => ({ usedUnits: eb('usedUnits', '-', freed.cost), idleSince: freed.now }))
    .where('memberId', '=', freed.agentId)
    .execute()
}
