create schema if not exists desk;
grant usage on schema desk to amer_web, amer_engine;

-- What came of a contact, chosen exactly once when it is wrapped up; the topic is chosen beside it.
create table desk.wrap_up_code (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  code text not null,
  name_ar text not null,
  name_en text not null,
  position int not null default 0,
  active boolean not null default true,
  unique (entity_id, id),
  unique (entity_id, code)
);

-- Ready wordings in the customer's language; {customer.name} and its like are filled in for the contact at hand.
create table desk.canned_reply (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  code text not null,
  language text not null,
  name text not null,
  body text not null,
  position int not null default 0,
  active boolean not null default true,
  unique (entity_id, id),
  unique (entity_id, code, language)
);

-- One agent's part of a contact, or of an answer or callback that came as work. A transfer adds one.
-- active_seconds and held_seconds hold what the states before the present one came to.
create table desk.handling (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  work_item_id uuid not null,
  kind text not null check (kind in ('contact', 'callback', 'answer', 'leg', 'visit')),
  contact_id uuid,
  case_id uuid,
  queue_id uuid not null,
  agent_id uuid not null,
  state text not null check (state in ('active', 'held', 'wrap-up', 'done')),
  began_at timestamptz not null,
  state_since timestamptz not null,
  waited_since timestamptz not null,
  active_seconds int not null default 0,
  held_seconds int not null default 0,
  wrap_up_seconds int not null default 0,
  wrap_up_until timestamptz,
  wrap_up_extensions int not null default 0,
  wrap_up_code_id uuid,
  note text,
  referred_body_id uuid,
  transferred_to_kind text check (transferred_to_kind in ('agent', 'queue', 'unit', 'supervisor')),
  transferred_to_id uuid,
  ended_because text,
  done_at timestamptz,
  hand_raised_at timestamptz,
  version int not null default 1,
  unique (entity_id, id),
  foreign key (entity_id, work_item_id) references routing.work_item (entity_id, id),
  foreign key (entity_id, contact_id) references channels.contact (entity_id, id),
  foreign key (entity_id, queue_id) references routing.queue (entity_id, id),
  foreign key (entity_id, agent_id) references staff.posting (entity_id, member_id),
  foreign key (entity_id, wrap_up_code_id) references desk.wrap_up_code (entity_id, id),
  foreign key (entity_id, referred_body_id) references entities.other_body (entity_id, id),
  check (kind <> 'contact' or contact_id is not null),
  check ((state = 'done') = (done_at is not null)),
  -- a contact an agent dealt with to its end carries its code; one that was passed on or taken over does not
  check (state <> 'done' or wrap_up_code_id is not null or transferred_to_kind is not null or ended_because is not null),
  check ((state = 'wrap-up') = (wrap_up_until is not null))
);
-- One agent at a time has a contact in hand.
create unique index handling_in_hand on desk.handling (work_item_id) where state in ('active', 'held');
create index handling_agent on desk.handling (agent_id) where state <> 'done';
create index handling_contact on desk.handling (entity_id, contact_id);
create index handling_case on desk.handling (entity_id, case_id);
create index handling_began on desk.handling (entity_id, queue_id, began_at);

-- A transfer with what the next one should know.
create table desk.transfer (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  handling_id uuid not null,
  to_kind text not null check (to_kind in ('agent', 'queue', 'unit')),
  to_id uuid not null,
  note text not null,
  at timestamptz not null,
  by_staff_id uuid not null,
  unique (entity_id, id),
  foreign key (entity_id, handling_id) references desk.handling (entity_id, id)
);
create index transfer_handling on desk.transfer (entity_id, handling_id);

call platform.wall('desk.wrap_up_code');
call platform.wall('desk.canned_reply');
call platform.wall('desk.handling');
call platform.wall('desk.transfer');

create view desk.shown_handling with (security_invoker = true) as
  select entity_id, id as handling_id, work_item_id, kind, contact_id, case_id, queue_id, agent_id, state, began_at, state_since,
    waited_since, active_seconds, held_seconds, wrap_up_seconds, wrap_up_code_id, done_at
  from desk.handling;
grant select on desk.shown_handling to amer_web, amer_engine;
