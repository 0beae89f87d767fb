-- A row stays with the entity it was written for. Where the entity a row is about may change it too, the policy alone would let
-- that entity take the row for its own and shut the owner out.
create function platform.refuse_other_entity() returns trigger
  language plpgsql as $$
begin
  raise exception 'a row of %.% stays with its entity', tg_table_schema, tg_table_name using errcode = 'AM003';
end
$$;

create procedure platform.keep_entity(table_name regclass)
  language plpgsql as $$
begin
  execute format('create trigger keeps_its_entity before update of entity_id on %s for each row '
    'when (new.entity_id is distinct from old.entity_id) execute function platform.refuse_other_entity()', table_name);
end
$$;

create or replace procedure platform.wall(table_name regclass, about_column text default null)
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
  call platform.keep_entity(table_name);
end
$$;

-- The tables that stand behind walls already.
do $$
declare
  walled regclass;
begin
  for walled in select polrelid::regclass from pg_policy where polname = 'web_update' loop
    call platform.keep_entity(walled);
  end loop;
end
$$;
