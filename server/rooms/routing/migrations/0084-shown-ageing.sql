-- The floor's list stands in the router's order, which ageing decides with priority and arrival.
create or replace view routing.shown_queue with (security_invoker = true) as
  select entity_id, id as queue_id, code, name_ar, name_en, unit_id, active, target_percent, target_seconds,
    remind_after_seconds, park_after_seconds, close_after_seconds, return_within_hours, wrap_up_seconds, wrap_up_extension_seconds,
    ring_seconds, ageing_per_minute
  from routing.queue;
