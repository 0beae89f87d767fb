create schema if not exists routing;
grant usage on schema routing to amer_web, amer_engine;

-- Where work waits, and how it is given out. Times of a silent customer stand here too: they are set per queue.
create table routing.queue (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  code text not null,
  name_ar text not null,
  name_en text not null,
  unit_id uuid,
  active boolean not null default true,
  ring_seconds int not null default 20 check (ring_seconds between 5 and 300),
  priority int not null default 0 check (priority between 0 and 100),
  ageing_per_minute int not null default 1 check (ageing_per_minute between 0 and 100),
  selection text not null default 'longest-idle' check (selection in ('longest-idle', 'best-level', 'least-occupied')),
  language_level int not null default 3 check (language_level between 1 and 5),
  may_drop_language boolean not null default false,
  preferred_wait_seconds int not null default 30 check (preferred_wait_seconds >= 0),
  decline_pause_seconds int not null default 60 check (decline_pause_seconds >= 0),
  wrap_up_seconds int not null default 60 check (wrap_up_seconds > 0),
  wrap_up_extension_seconds int not null default 60 check (wrap_up_extension_seconds > 0),
  expected_handle_seconds int not null default 300 check (expected_handle_seconds > 0),
  overflow_queue_id uuid,
  overflow_after_seconds int check (overflow_after_seconds > 0),
  overflow_when_nobody boolean not null default false,
  target_percent int not null default 80 check (target_percent between 1 and 100),
  target_seconds int not null default 60 check (target_seconds > 0),
  remind_after_seconds int not null default 180 check (remind_after_seconds > 0),
  park_after_seconds int not null default 300 check (park_after_seconds > 0),
  close_after_seconds int not null default 900 check (close_after_seconds > 0),
  return_within_hours int not null default 24 check (return_within_hours > 0),
  version int not null default 1,
  unique (entity_id, id),
  unique (entity_id, code),
  foreign key (entity_id, unit_id) references entities.unit (entity_id, id),
  foreign key (entity_id, overflow_queue_id) references routing.queue (entity_id, id),
  check (overflow_queue_id is null or overflow_queue_id <> id),
  check (remind_after_seconds < park_after_seconds and park_after_seconds < close_after_seconds)
);
create index queue_unit on routing.queue (entity_id, unit_id);

-- From after_seconds of waiting on, less is asked of the agent.
create table routing.queue_relaxation (
  entity_id uuid not null,
  queue_id uuid not null,
  after_seconds int not null check (after_seconds > 0),
  language_level int check (language_level between 1 and 5),
  lower_skills_by int check (lower_skills_by between 1 and 4),
  drop_skills boolean not null default false,
  drop_language boolean not null default false,
  primary key (queue_id, after_seconds),
  foreign key (entity_id, queue_id) references routing.queue (entity_id, id)
);

-- A skill every item of the queue asks for.
create table routing.queue_skill (
  entity_id uuid not null,
  queue_id uuid not null,
  skill_id uuid not null,
  level int not null check (level between 1 and 5),
  primary key (queue_id, skill_id),
  foreign key (entity_id, queue_id) references routing.queue (entity_id, id),
  foreign key (entity_id, skill_id) references staff.skill (entity_id, id)
);

-- The queue of a topic; without a language it holds for all.
create table routing.topic_queue (
  id uuid primary key,
  entity_id uuid not null,
  topic_id uuid not null,
  language text,
  queue_id uuid not null,
  unique (entity_id, id),
  unique nulls not distinct (entity_id, topic_id, language),
  foreign key (entity_id, topic_id) references services.topic (entity_id, id),
  foreign key (entity_id, queue_id) references routing.queue (entity_id, id)
);

-- Which queues an agent works, over all entities that posted them.
create table routing.agent_queue (
  entity_id uuid not null,
  member_id uuid not null,
  queue_id uuid not null,
  primary key (queue_id, member_id),
  foreign key (entity_id, member_id) references staff.posting (entity_id, member_id),
  foreign key (entity_id, queue_id) references routing.queue (entity_id, id)
);
create index agent_queue_member on routing.agent_queue (member_id);

-- Presence and capacity of an agent, one row over all entities; entity_id is the employer.
-- used_units counts what is reserved, active or in wrap-up; every claim and release changes it in its own transaction.
create table routing.agent (
  member_id uuid primary key,
  entity_id uuid not null,
  presence text not null default 'off-duty' check (presence in ('off-duty', 'available', 'break')),
  reason text check (reason in ('prayer', 'rest', 'meal', 'training', 'meeting', 'coaching', 'back-office', 'technical', 'no-answer')),
  since timestamptz not null,
  idle_since timestamptz not null,
  gone_since timestamptz,
  lost_at timestamptz,
  units int not null default 12 check (units > 0),
  used_units int not null default 0 check (used_units >= 0),
  unique (entity_id, member_id),
  foreign key (entity_id, member_id) references staff.member (entity_id, id),
  check ((presence = 'break') = (reason is not null))
);
create index agent_gone on routing.agent (gone_since) where gone_since is not null;

-- What one piece of work of a channel takes of the agent's units, and how many at once.
create table routing.agent_channel (
  entity_id uuid not null,
  member_id uuid not null,
  channel text not null check (channel in ('voice', 'chat', 'email', 'message', 'callback', 'answer', 'visit')),
  cost int not null check (cost > 0),
  at_once int not null check (at_once > 0),
  used int not null default 0 check (used >= 0),
  primary key (member_id, channel),
  foreign key (entity_id, member_id) references routing.agent (entity_id, member_id)
);

-- Presence as it was, for the shift log and adherence.
create table routing.presence_change (
  id uuid primary key,
  entity_id uuid not null,
  member_id uuid not null,
  presence text not null,
  reason text,
  at timestamptz not null,
  by_kind text not null check (by_kind in ('self', 'supervisor', 'system')),
  by_staff_id uuid,
  unique (entity_id, id),
  foreign key (entity_id, member_id) references staff.posting (entity_id, member_id)
);
create index presence_change_member on routing.presence_change (member_id, at);

-- One piece of work that waits for, rings at or is held by an agent: a contact, a callback, a leg's answer, a visit.
create table routing.work_item (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  queue_id uuid not null,
  first_queue_id uuid not null,
  kind text not null check (kind in ('contact', 'callback', 'answer', 'leg', 'visit')),
  subject_id uuid not null,
  channel text not null,
  topic_id uuid,
  priority int not null default 0 check (priority between 0 and 100),
  language text,
  language_level int check (language_level between 1 and 5),
  state text not null check (state in ('waiting', 'reserved', 'taken', 'parked', 'done', 'withdrawn')),
  agent_id uuid,
  cost int not null default 0,
  preferred_agent_id uuid,
  preferred_until timestamptz,
  front boolean not null default false,
  opened boolean not null default false,
  told_steps int not null default 0,
  told_nobody boolean not null default false,
  arrived_at timestamptz not null,
  entered_at timestamptz not null,
  available_at timestamptz,
  due_at timestamptz not null,
  taken_at timestamptz,
  first_taken_at timestamptz,
  done_at timestamptz,
  done_because text,
  offers int not null default 0,
  unique (entity_id, id),
  foreign key (entity_id, queue_id) references routing.queue (entity_id, id),
  foreign key (entity_id, first_queue_id) references routing.queue (entity_id, id),
  foreign key (entity_id, topic_id) references services.topic (entity_id, id),
  foreign key (entity_id, agent_id) references staff.posting (entity_id, member_id),
  check ((state in ('reserved', 'taken')) = (agent_id is not null)),
  check ((state in ('done', 'withdrawn')) = (done_at is not null))
);
-- One open piece of work of a kind for a subject, however often it is asked for.
create unique index work_item_open on routing.work_item (entity_id, kind, subject_id) where state not in ('done', 'withdrawn');
create index work_item_subject on routing.work_item (entity_id, subject_id);
create index work_item_waiting on routing.work_item (entity_id, queue_id, arrived_at) where state = 'waiting';
create index work_item_live on routing.work_item (state) where state in ('waiting', 'reserved', 'taken');
create index work_item_agent on routing.work_item (agent_id) where agent_id is not null;
create index work_item_done on routing.work_item (entity_id, queue_id, done_at);
create index work_item_arrived on routing.work_item (entity_id, first_queue_id, arrived_at);

create table routing.work_item_skill (
  entity_id uuid not null,
  work_item_id uuid not null,
  skill_id uuid not null,
  level int not null check (level between 1 and 5),
  primary key (work_item_id, skill_id),
  foreign key (entity_id, work_item_id) references routing.work_item (entity_id, id),
  foreign key (entity_id, skill_id) references staff.skill (entity_id, id)
);

-- Queues an item has overflowed from, never entered again.
create table routing.work_item_left_queue (
  entity_id uuid not null,
  work_item_id uuid not null,
  queue_id uuid not null,
  primary key (work_item_id, queue_id),
  foreign key (entity_id, work_item_id) references routing.work_item (entity_id, id),
  foreign key (entity_id, queue_id) references routing.queue (entity_id, id)
);

-- An agent who declined it, or has just passed it on, is not offered it for a while.
create table routing.work_item_excluded (
  entity_id uuid not null,
  work_item_id uuid not null,
  agent_id uuid not null,
  until timestamptz not null,
  strict boolean not null default false,
  primary key (work_item_id, agent_id),
  foreign key (entity_id, work_item_id) references routing.work_item (entity_id, id),
  foreign key (entity_id, agent_id) references staff.posting (entity_id, member_id)
);

-- A work item held for one agent while their desk rings.
create table routing.reservation (
  id uuid primary key,
  entity_id uuid not null,
  work_item_id uuid not null,
  queue_id uuid not null,
  agent_id uuid not null,
  state text not null check (state in ('ringing', 'accepted', 'declined', 'missed', 'withdrawn')),
  made_at timestamptz not null,
  ring_until timestamptz not null,
  ended_at timestamptz,
  end_reason text,
  epoch bigint not null,
  why jsonb not null,
  unique (entity_id, id),
  foreign key (entity_id, work_item_id) references routing.work_item (entity_id, id),
  foreign key (entity_id, queue_id) references routing.queue (entity_id, id),
  foreign key (entity_id, agent_id) references staff.posting (entity_id, member_id),
  check ((state = 'ringing') = (ended_at is null))
);
create unique index reservation_ringing on routing.reservation (work_item_id) where state = 'ringing';
create index reservation_agent on routing.reservation (agent_id) where state = 'ringing';
create index reservation_item on routing.reservation (entity_id, work_item_id, made_at);

-- Why this agent, why not yet: every decision about an item, readable in order.
create table routing.trace (
  seq bigint generated always as identity primary key,
  entity_id uuid not null,
  work_item_id uuid not null,
  at timestamptz not null,
  kind text not null,
  facts jsonb not null default '{}',
  foreign key (entity_id, work_item_id) references routing.work_item (entity_id, id)
);
create index trace_item on routing.trace (entity_id, work_item_id, seq);

call platform.wall('routing.queue');
call platform.wall('routing.queue_relaxation');
call platform.wall('routing.queue_skill');
call platform.wall('routing.topic_queue');
call platform.wall('routing.agent_queue');
call platform.wall('routing.agent');
call platform.wall('routing.agent_channel');
call platform.wall('routing.presence_change');
call platform.append_only('routing.presence_change');
call platform.wall('routing.work_item');
call platform.wall('routing.work_item_skill');
call platform.wall('routing.work_item_left_queue');
call platform.wall('routing.work_item_excluded');
call platform.wall('routing.reservation');
call platform.wall('routing.trace');
call platform.append_only('routing.trace');

-- An agent has one presence and one capacity for all entities they are posted to: each of these sees it, and a release of
-- capacity in one of them changes it. Whoever employs them.
create policy posted_here on routing.agent for select to amer_web
  using (exists (select 1 from staff.posting p where p.member_id = agent.member_id and p.entity_id = (select platform.current_entity())));
create policy posted_here_update on routing.agent for update to amer_web
  using (exists (select 1 from staff.posting p where p.member_id = agent.member_id and p.entity_id = (select platform.current_entity())))
  with check (exists (select 1 from staff.posting p where p.member_id = agent.member_id and p.entity_id = (select platform.current_entity())));
create policy posted_here on routing.agent_channel for select to amer_web
  using (exists (select 1 from staff.posting p where p.member_id = agent_channel.member_id and p.entity_id = (select platform.current_entity())));
create policy posted_here_update on routing.agent_channel for update to amer_web
  using (exists (select 1 from staff.posting p where p.member_id = agent_channel.member_id and p.entity_id = (select platform.current_entity())))
  with check (exists (select 1 from staff.posting p where p.member_id = agent_channel.member_id and p.entity_id = (select platform.current_entity())));

create view routing.shown_queue with (security_invoker = true) as
  select entity_id, id as queue_id, code, name_ar, name_en, unit_id, active, target_percent, target_seconds,
    remind_after_seconds, park_after_seconds, close_after_seconds, return_within_hours, wrap_up_seconds, wrap_up_extension_seconds
  from routing.queue;
create view routing.shown_work_item with (security_invoker = true) as
  select entity_id, id as work_item_id, queue_id, kind, subject_id, channel, topic_id, priority, language, state, agent_id, front,
    preferred_agent_id, arrived_at, entered_at, due_at, taken_at, first_taken_at, done_at, done_because
  from routing.work_item;
create view routing.shown_agent with (security_invoker = true) as
  select entity_id, member_id, presence, reason, since, gone_since, units, used_units from routing.agent;
-- Work that nobody would miss: it waits in a queue that is closed. Stays empty.
create view routing.limbo with (security_invoker = true) as
  select w.entity_id, w.kind, w.id, w.subject_id,
    'queue-closed' as because
  from routing.work_item w join routing.queue q on q.entity_id = w.entity_id and q.id = w.queue_id
  where w.state in ('waiting', 'parked') and not q.active;
grant select on routing.shown_queue, routing.shown_work_item, routing.shown_agent, routing.limbo to amer_web, amer_engine;
