-- A channel of an agent that is not ready is offered nothing: calls, while no telephone is connected at their desk.
alter table routing.agent_channel add column ready boolean not null default true;

-- Holds items for agents, each claim by itself: the item and the agent's capacity are locked, the router's lease and the counts
-- asked, and reservation, trace and event written, or nothing at all. One call carries what a turn of the router decided, so that
-- a claim costs one way to the database. `claims`: [{itemId, agentId, queueId, ringUntil, why, facts, reservationId, eventId,
-- payload, audience}]. Answers the places (from 0) of the claims that held.
create function routing.claim_reservations(claims jsonb, router_lease text, leader_epoch bigint, made timestamptz) returns setof int
  language plpgsql volatile as $$
declare
  claim jsonb;
  place bigint;
  item record;
  room record;
begin
  for claim, place in select value, ordinality - 1 from jsonb_array_elements(claims) with ordinality loop
    select work.id, work.entity_id, work.queue_id, work.channel, work.kind, work.subject_id into item
      from routing.work_item work
      where work.id = (claim->>'itemId')::uuid and work.state = 'waiting' and work.queue_id = (claim->>'queueId')::uuid
        and platform.holds_lease(router_lease, leader_epoch)
      for update;
    continue when not found;
    select agent.member_id, channel.cost into room
      from routing.agent agent
      join routing.agent_channel channel on channel.member_id = agent.member_id and channel.channel = item.channel
      where agent.member_id = (claim->>'agentId')::uuid and agent.presence = 'available' and agent.gone_since is null and channel.ready
        and agent.used_units + channel.cost <= agent.units and channel.used < channel.at_once
      for update of agent, channel;
    continue when not found;
    update routing.agent set used_units = used_units + room.cost, idle_since = made where member_id = room.member_id;
    update routing.agent_channel set used = used + 1 where member_id = room.member_id and channel = item.channel;
    update routing.work_item set state = 'reserved', agent_id = room.member_id, cost = room.cost, offers = offers + 1
      where id = item.id;
    insert into routing.reservation (id, entity_id, work_item_id, queue_id, agent_id, state, made_at, ring_until, epoch, why)
      values ((claim->>'reservationId')::uuid, item.entity_id, item.id, item.queue_id, room.member_id, 'ringing', made,
        (claim->>'ringUntil')::timestamptz, leader_epoch, claim->'why');
    insert into routing.trace (entity_id, work_item_id, at, kind, facts)
      values (item.entity_id, item.id, made, 'reserved', claim->'facts');
    insert into platform.event (id, type, entity_id, at, payload, audience)
      values ((claim->>'eventId')::uuid, 'reservation.made', item.entity_id, made,
        claim->'payload' || jsonb_build_object('kind', item.kind, 'subjectId', item.subject_id), claim->'audience');
    return next place::int;
  end loop;
end
$$;
revoke execute on function routing.claim_reservations from public;
grant execute on function routing.claim_reservations to amer_engine;
