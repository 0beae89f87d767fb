-- What later rooms may read. Simple selects, so that the walls and the indexes of the tables below them hold as they are.
create view entities.shown_entity with (security_invoker = true) as
  select id as entity_id, code, slug, kind, parent_entity_id, name_ar, name_en, short_ar, short_en, colour, timezone, active,
    determination_priority, senior_priority, position
  from entities.entity;
create view entities.shown_unit with (security_invoker = true) as
  select entity_id, id as unit_id, parent_unit_id, code, level, name_ar, name_en, takes_cases, position, active from entities.unit;
create view entities.shown_line with (security_invoker = true) as
  select entity_id, id as line_id, code, channel, name_ar, name_en, opens_case, default_queue_id, active from entities.line;
grant select on entities.shown_entity, entities.shown_unit, entities.shown_line to amer_web, amer_engine;
