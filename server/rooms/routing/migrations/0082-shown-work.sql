-- What the desk and later rooms may read: simple selects, so that the walls and the indexes of the tables below them hold as
-- they are. New columns stand at the end, as a view may only grow.
create or replace view routing.shown_queue with (security_invoker = true) as
  select entity_id, id as queue_id, code, name_ar, name_en, unit_id, active, target_percent, target_seconds,
    remind_after_seconds, park_after_seconds, close_after_seconds, return_within_hours, wrap_up_seconds, wrap_up_extension_seconds,
    ring_seconds
  from routing.queue;
create or replace view routing.shown_work_item with (security_invoker = true) as
  select entity_id, id as work_item_id, queue_id, kind, subject_id, channel, topic_id, priority, language, state, agent_id, front,
    preferred_agent_id, arrived_at, entered_at, due_at, taken_at, first_taken_at, done_at, done_because, available_at
  from routing.work_item;
create view routing.shown_agent_queue with (security_invoker = true) as
  select entity_id, member_id, queue_id from routing.agent_queue;
create view routing.shown_agent_channel with (security_invoker = true) as
  select entity_id, member_id, channel, cost, at_once, used from routing.agent_channel;
create view routing.shown_reservation with (security_invoker = true) as
  select entity_id, id as reservation_id, work_item_id, queue_id, agent_id, state, made_at, ring_until, ended_at, end_reason, why
  from routing.reservation;
grant select on routing.shown_agent_queue, routing.shown_agent_channel, routing.shown_reservation to amer_web, amer_engine;
