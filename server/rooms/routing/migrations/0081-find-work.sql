-- Indexes by what is really asked: how many wait, ring or are in hand in a queue, and in which order (the router's standings
-- and the board ask over all entities or one); today's items of a queue; the item of a subject, also by the engine, which
-- names no entity.
drop index routing.work_item_waiting, routing.work_item_live, routing.work_item_subject, routing.work_item_arrived;
create index work_item_in_queue on routing.work_item (queue_id, arrived_at) where state in ('waiting', 'reserved', 'taken');
create index work_item_by_subject on routing.work_item (subject_id);
create index work_item_by_arrival on routing.work_item (entity_id, queue_id, arrived_at);
