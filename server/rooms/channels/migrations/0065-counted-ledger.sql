-- The ledger's figures, counted as things happen, so that asking for them does not read every contact there ever was. Two sides
-- are kept apart, one beside the contacts and one beside their history: they must agree. Counting only adds rows, so that no two
-- contacts ever wait for each other; a sweep gathers them. No row says whose contact it was.
create table channels.ledger_count (
  id bigint generated always as identity primary key,
  side text not null check (side in ('contacts', 'history')),
  day date not null,
  channel text not null,
  what text not null,
  count int not null
);
create table channels.ledger_total (
  side text not null check (side in ('contacts', 'history')),
  day date not null,
  channel text not null,
  what text not null,
  count bigint not null,
  primary key (side, day, channel, what)
);
grant select, delete on channels.ledger_count to amer_engine;
grant select, insert, update on channels.ledger_total to amer_engine;

-- Contacts that have ended, by outcome. Outbound contacts have an equation of their own.
create function channels.count_ended_contact() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op <> 'INSERT' and old.state = 'ended' and old.direction = 'inbound' then
    insert into channels.ledger_count (side, day, channel, what, count)
    values ('contacts', (old.ended_at at time zone 'UTC')::date, old.channel, old.outcome, -1);
  end if;
  if tg_op <> 'DELETE' and new.state = 'ended' and new.direction = 'inbound' then
    insert into channels.ledger_count (side, day, channel, what, count)
    values ('contacts', (new.ended_at at time zone 'UTC')::date, new.channel, new.outcome, 1);
  end if;
  return null;
end
$$;
create trigger counts_when_inserted after insert on channels.contact for each row
  when (new.state = 'ended') execute function channels.count_ended_contact();
create trigger counts_when_changed after update on channels.contact for each row
  when ((old.state, old.outcome, old.channel, old.direction) is distinct from (new.state, new.outcome, new.channel, new.direction)
    and 'ended' in (old.state, new.state))
  execute function channels.count_ended_contact();
create trigger counts_when_deleted after delete on channels.contact for each row
  when (old.state = 'ended') execute function channels.count_ended_contact();

-- Arrivals and endings as the history tells them; what never arrived (an outbound contact) counts in neither.
create function channels.count_history() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into channels.ledger_count (side, day, channel, what, count)
  select 'history', (new.at at time zone 'UTC')::date, coalesce(arrived.facts ->> 'channel', ''), coalesce(new.outcome, 'arrived'), 1
  from channels.contact_event arrived where arrived.contact_id = new.contact_id and arrived.type = 'arrived';
  return null;
end
$$;
create trigger counts_history after insert on channels.contact_event for each row
  when (new.type in ('arrived', 'ended')) execute function channels.count_history();

-- What has happened before: counted past the walls, while nobody writes.
lock table channels.contact, channels.contact_event in share row exclusive mode;
alter table channels.contact no force row level security;
alter table channels.contact_event no force row level security;
insert into channels.ledger_total (side, day, channel, what, count)
  select 'contacts', (ended_at at time zone 'UTC')::date, channel, outcome, count(*)
  from channels.contact where state = 'ended' and direction = 'inbound' group by 2, 3, 4;
insert into channels.ledger_total (side, day, channel, what, count)
  select 'history', (event.at at time zone 'UTC')::date, coalesce(arrived.facts ->> 'channel', ''), coalesce(event.outcome, 'arrived'), count(*)
  from channels.contact_event event
  join channels.contact_event arrived on arrived.contact_id = event.contact_id and arrived.type = 'arrived'
  where event.type in ('arrived', 'ended') group by 2, 3, 4;
alter table channels.contact force row level security;
alter table channels.contact_event force row level security;

-- What the limbo metric asks at every scrape; this one stays empty.
create index contact_deferred_for_nothing on channels.contact (id) where outcome = 'deferred' and owed_work_item_id is null;
