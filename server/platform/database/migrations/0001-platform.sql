-- The walls, the outbox, the leases, the audit and the idempotency records that every room stands on.
create schema if not exists platform;

-- The entity the running transaction works for; raises when the setting is missing or empty, so that a forgotten
-- setting is an error and never an empty list.
create function platform.current_entity() returns uuid
  language plpgsql stable parallel safe as $$
declare
  setting text := current_setting('amer.entity', true);
begin
  if setting is null or setting = '' then
    raise exception 'amer.entity is not set' using errcode = 'AM001';
  end if;
  return setting::uuid;
end
$$;

-- Puts a table with an entity_id behind the wall: forced row-level security for the web role, a listed policy for the
-- engine role. about_column names a second column whose entity may read and change the row too.
create procedure platform.wall(table_name regclass, about_column text default null)
  language plpgsql as $$
declare
  mine text := 'entity_id = (select platform.current_entity())';
  seen text;
begin
  seen := mine;
  if about_column is not null then
    seen := format('(%s or %I = (select platform.current_entity()))', mine, about_column);
  end if;
  execute format('alter table %s enable row level security', table_name);
  execute format('alter table %s force row level security', table_name);
  execute format('create policy web_read on %s for select to amer_web using (%s)', table_name, seen);
  execute format('create policy web_insert on %s for insert to amer_web with check (%s)', table_name, mine);
  execute format('create policy web_update on %s for update to amer_web using (%s) with check (%s)', table_name, seen, seen);
  execute format('create policy web_delete on %s for delete to amer_web using (%s)', table_name, mine);
  execute format('create policy engine on %s for all to amer_engine using (true) with check (true)', table_name);
  execute format('grant select, insert, update, delete on %s to amer_web, amer_engine', table_name);
end
$$;

create function platform.refuse_change() returns trigger
  language plpgsql as $$
begin
  raise exception 'rows of %.% are never changed', tg_table_schema, tg_table_name using errcode = 'AM002';
end
$$;

-- Rows may be added, never changed or removed, by anyone but a migration.
create procedure platform.append_only(table_name regclass)
  language plpgsql as $$
begin
  execute format('revoke update, delete, truncate on %s from amer_web, amer_engine', table_name);
  execute format('create trigger append_only before update or delete on %s for each row execute function platform.refuse_change()', table_name);
end
$$;

-- Facts write events without a position; the leader numbers committed ones.
create table platform.event (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  position bigint unique,
  type text not null,
  entity_id uuid not null,
  about_entity_id uuid,
  at timestamptz not null,
  payload jsonb not null,
  audience jsonb
);
create index event_unnumbered on platform.event (seq) where position is null;
create index event_by_type on platform.event (type, position);
call platform.wall('platform.event');
revoke update, delete on platform.event from amer_web;

create table platform.event_counter (single boolean primary key default true check (single), last bigint not null);
insert into platform.event_counter (last) values (0);
grant select, update on platform.event_counter to amer_engine;

create table platform.listener (
  name text primary key,
  position bigint not null
);
grant select, insert, update on platform.listener to amer_engine;

create table platform.parked_event (
  listener text not null,
  position bigint not null,
  tries int not null,
  error_code text not null,
  parked_at timestamptz not null,
  primary key (listener, position)
);
grant select, insert, update, delete on platform.parked_event to amer_engine;

create table platform.lease (
  name text primary key,
  holder text not null,
  epoch bigint not null,
  expires_at timestamptz not null
);
grant select, insert, update on platform.lease to amer_engine;

-- Whether this epoch of a lease is in force now; every claim asks it in the statement that takes the work.
create function platform.holds_lease(lease_name text, lease_epoch bigint) returns boolean
  language sql volatile as $$
  select exists (
    select 1 from platform.lease
    where name = lease_name and epoch = lease_epoch and expires_at > clock_timestamp()
  )
$$;
grant execute on function platform.holds_lease to amer_engine;

create table platform.audit_entry (
  id bigint generated always as identity primary key,
  entity_id uuid not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('staff', 'customer', 'system')),
  actor_id text,
  action text not null,
  subject_type text,
  subject_id text,
  facts jsonb not null default '{}'
);
create index audit_by_subject on platform.audit_entry (entity_id, subject_type, subject_id, at);
create index audit_by_actor on platform.audit_entry (entity_id, actor_id, at);
call platform.wall('platform.audit_entry');
call platform.append_only('platform.audit_entry');

-- The leader seals committed entries into a chain: each hash covers the entry and the hash before it.
create table platform.audit_seal (
  seq bigint primary key,
  entry_id bigint not null unique references platform.audit_entry (id),
  entity_id uuid not null,
  hash bytea not null
);
call platform.wall('platform.audit_seal');
call platform.append_only('platform.audit_seal');
revoke insert on platform.audit_seal from amer_web;

create table platform.idempotency_record (
  entity_id uuid not null,
  actor text not null,
  key text not null,
  route text not null,
  request_hash text not null,
  status int,
  response jsonb,
  at timestamptz not null,
  primary key (entity_id, actor, key)
);
create index idempotency_by_age on platform.idempotency_record (at);
call platform.wall('platform.idempotency_record');

grant usage on schema platform to amer_web, amer_engine;
grant execute on function platform.current_entity to amer_web, amer_engine;
