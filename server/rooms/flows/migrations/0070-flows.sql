-- A flow's run: what it has heard so far and what it waits for, so that any node can go on with it.
create schema if not exists flows;

create table flows.flow_run (
  id uuid primary key,
  entity_id uuid not null,
  contact_id uuid not null unique,
  status text not null check (status in ('asking', 'done')),
  facts jsonb not null,
  state jsonb not null,
  result jsonb,
  began_at timestamptz not null,
  finished_at timestamptz,
  version int not null default 1,
  unique (entity_id, id),
  constraint finished_when_done check ((status = 'done') = (finished_at is not null)),
  foreign key (entity_id, contact_id) references channels.contact (entity_id, id)
);
create index flow_run_asking on flows.flow_run (began_at) where status = 'asking';
call platform.wall('flows.flow_run');

grant usage on schema flows to amer_web, amer_engine;
