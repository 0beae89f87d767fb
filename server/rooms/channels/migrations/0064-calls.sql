-- A contact by telephone: its legs in the engine, and what its flow wants done now, so that a restarted server goes on.
create table channels.call (
  contact_id uuid primary key,
  entity_id uuid not null,
  about_entity_id uuid,
  -- The customer's leg in the engine.
  channel_id text not null unique,
  dialled text not null,
  caller text,
  -- The trunk it came by, or guest for a browser.
  came_by text not null,
  state text not null default 'flow' check (state in ('flow', 'waiting', 'talking', 'over')),
  acts jsonb not null default '[]',
  bridge_id text,
  agent_channel_id text,
  agent_id uuid,
  queued_at timestamptz,
  began_at timestamptz not null,
  talked_at timestamptz,
  over_at timestamptz,
  unique (entity_id, contact_id),
  foreign key (entity_id, contact_id) references channels.contact (entity_id, id),
  check ((state = 'over') = (over_at is not null)),
  check (state <> 'talking' or (bridge_id is not null and agent_channel_id is not null))
);
create index call_live on channels.call (state) where state <> 'over';
call platform.wall('channels.call', 'about_entity_id');
revoke delete on channels.call from amer_web, amer_engine;

-- What was recorded of a contact: a conversation, both sides apart, or a message left.
create table channels.recording (
  id uuid primary key,
  entity_id uuid not null,
  about_entity_id uuid,
  contact_id uuid not null,
  kind text not null check (kind in ('conversation', 'message')),
  agent_id uuid,
  state text not null check (state in ('recording', 'recorded', 'stored', 'missing')),
  -- Where the engine writes, in its own folder, until it is stored.
  engine_name text not null,
  caller_file_id uuid,
  agent_file_id uuid,
  seconds numeric(9, 3),
  began_at timestamptz not null,
  ended_at timestamptz,
  due_at timestamptz,
  unique (entity_id, id),
  foreign key (entity_id, contact_id) references channels.contact (entity_id, id),
  foreign key (entity_id, caller_file_id) references platform.file (entity_id, id),
  foreign key (entity_id, agent_file_id) references platform.file (entity_id, id),
  check ((state = 'recording') = (ended_at is null)),
  check (state <> 'stored' or caller_file_id is not null)
);
create index recording_by_contact on channels.recording (entity_id, contact_id, began_at);
create index recording_unstored on channels.recording (state, began_at) where state in ('recording', 'recorded');
call platform.wall('channels.recording', 'about_entity_id');
revoke delete on channels.recording from amer_web, amer_engine;

-- While a recording is paused, secret numbers are read out.
create table channels.recording_pause (
  id uuid primary key,
  entity_id uuid not null,
  about_entity_id uuid,
  recording_id uuid not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  by_staff_id uuid not null,
  unique (entity_id, id),
  foreign key (entity_id, recording_id) references channels.recording (entity_id, id)
);
create unique index recording_pause_open on channels.recording_pause (recording_id) where ended_at is null;
call platform.wall('channels.recording_pause', 'about_entity_id');
revoke delete on channels.recording_pause from amer_web, amer_engine;
