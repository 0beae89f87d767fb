-- How good the line was, as the agent's browser measured it: the mean opinion score (1 to 4.5), and what it was made from.
create table channels.line_quality (
  id uuid primary key,
  entity_id uuid not null,
  about_entity_id uuid,
  contact_id uuid not null,
  staff_id uuid not null,
  mos float8 not null check (mos between 1 and 5),
  worst_mos float8 not null check (worst_mos between 1 and 5),
  loss_percent float8 not null check (loss_percent between 0 and 100),
  jitter_milliseconds float8 not null check (jitter_milliseconds >= 0),
  round_trip_milliseconds float8 check (round_trip_milliseconds >= 0),
  at timestamptz not null,
  unique (entity_id, id),
  foreign key (entity_id, contact_id) references channels.contact (entity_id, id)
);
create index line_quality_by_contact on channels.line_quality (entity_id, contact_id);
call platform.wall('channels.line_quality', 'about_entity_id');
call platform.append_only('channels.line_quality');
