-- The ledger: every approach to us is one contact with append-only events beside it, ended once with one outcome.
create schema if not exists channels;

create table channels.conversation (
  id uuid primary key,
  entity_id uuid not null,
  about_entity_id uuid,
  line_id uuid not null,
  secret_hash text unique,
  client_id text not null,
  language text not null,
  last_seq int not null default 0,
  last_internal int not null default 0,
  customer_read_seq int not null default 0,
  agent_read_seq int not null default 0,
  created_at timestamptz not null,
  unique (entity_id, id),
  unique (entity_id, client_id),
  foreign key (entity_id, line_id) references entities.line (entity_id, id)
);
call platform.wall('channels.conversation', 'about_entity_id');
revoke delete on channels.conversation from amer_web, amer_engine;

create table channels.contact (
  id uuid primary key,
  entity_id uuid not null,
  about_entity_id uuid,
  conversation_id uuid,
  line_id uuid not null,
  channel text not null check (channel in ('voice', 'chat', 'form', 'email', 'fax', 'message', 'visit')),
  direction text not null default 'inbound' check (direction in ('inbound', 'outbound')),
  state text not null check (state in ('flow', 'queued', 'reserved', 'active', 'parked', 'ended')),
  outcome text check (outcome in ('self-served', 'handled', 'abandoned', 'deferred', 'rejected', 'failed')),
  end_reason text,
  short_abandon boolean not null default false,
  language text,
  topic_id uuid,
  customer_id uuid,
  case_id uuid,
  case_number text,
  follows_contact_id uuid,
  name_given text,
  phone_given text,
  email_given text,
  queue_id uuid,
  agent_id uuid,
  last_agent_id uuid,
  owed_work_item_id uuid,
  arrived_at timestamptz not null,
  queued_at timestamptz,
  answered_at timestamptz,
  parked_at timestamptz,
  ended_at timestamptz,
  due_at timestamptz,
  silent_since timestamptz,
  reminded_at timestamptz,
  waiting_reply_since timestamptz,
  remind_after_seconds int not null default 180,
  park_after_seconds int not null default 300,
  close_after_seconds int not null default 900,
  return_within_hours int not null default 24,
  verification_level int not null default 0 check (verification_level between 0 and 3),
  referred_body_id uuid,
  version int not null default 1,
  unique (entity_id, id),
  foreign key (entity_id, conversation_id) references channels.conversation (entity_id, id),
  foreign key (entity_id, line_id) references entities.line (entity_id, id),
  foreign key (entity_id, customer_id) references customers.customer (entity_id, id),
  foreign key (entity_id, topic_id) references services.topic (entity_id, id),
  foreign key (entity_id, follows_contact_id) references channels.contact (entity_id, id),
  constraint one_outcome_when_ended check ((state = 'ended') = (outcome is not null)),
  constraint end_known_when_ended check ((state = 'ended') = (ended_at is not null)),
  constraint end_explained check ((state = 'ended') = (end_reason is not null)),
  constraint agent_while_active check (state <> 'active' or agent_id is not null),
  constraint deferred_owes check (outcome is distinct from 'deferred' or owed_work_item_id is not null)
);
-- One conversation has at most one contact under way: a second return or a second tab finds the first.
create unique index contact_under_way on channels.contact (entity_id, conversation_id) where state <> 'ended' and conversation_id is not null;
create index contact_by_conversation on channels.contact (entity_id, conversation_id, arrived_at);
create index contact_by_customer on channels.contact (entity_id, customer_id, arrived_at desc);
create index contact_by_case on channels.contact (entity_id, case_id);
create index contact_open on channels.contact (state, due_at) where state <> 'ended';
create index contact_silent on channels.contact (silent_since) where silent_since is not null;
create index contact_without_case on channels.contact (entity_id, arrived_at desc) where case_id is null;
call platform.wall('channels.contact', 'about_entity_id');
revoke delete on channels.contact from amer_web, amer_engine;

create function channels.contact_ends_once() returns trigger
  language plpgsql as $$
begin
  if old.state = 'ended' and (new.state, new.outcome, new.end_reason, new.ended_at)
      is distinct from (old.state, old.outcome, old.end_reason, old.ended_at) then
    raise exception 'contact % has ended', old.id using errcode = 'AM060';
  end if;
  return new;
end
$$;
create trigger contact_ends_once before update on channels.contact
  for each row execute function channels.contact_ends_once();

create table channels.contact_event (
  id uuid primary key,
  entity_id uuid not null,
  about_entity_id uuid,
  contact_id uuid not null,
  seq int not null,
  type text not null,
  from_state text,
  to_state text,
  outcome text,
  actor_kind text not null check (actor_kind in ('staff', 'customer', 'system')),
  actor_id text,
  facts jsonb not null default '{}',
  at timestamptz not null,
  unique (contact_id, seq),
  constraint outcome_at_the_end check ((type = 'ended') = (outcome is not null)),
  foreign key (entity_id, contact_id) references channels.contact (entity_id, id)
);
create unique index contact_arrives_once on channels.contact_event (contact_id) where type = 'arrived';
create unique index contact_ended_once on channels.contact_event (contact_id) where type = 'ended';
call platform.wall('channels.contact_event', 'about_entity_id');
call platform.append_only('channels.contact_event');

-- Who of ours took part, with the name the customer saw.
create table channels.participant (
  entity_id uuid not null,
  about_entity_id uuid,
  contact_id uuid not null,
  staff_id uuid not null,
  role text not null check (role in ('agent', 'supervisor')),
  name_ar text not null,
  name_en text not null,
  joined_at timestamptz not null,
  left_at timestamptz,
  primary key (contact_id, staff_id),
  foreign key (entity_id, contact_id) references channels.contact (entity_id, id)
);
call platform.wall('channels.participant', 'about_entity_id');

create table channels.message (
  id uuid primary key,
  entity_id uuid not null,
  about_entity_id uuid,
  conversation_id uuid not null,
  contact_id uuid not null,
  -- Shown messages count 1, 2, 3 … without gaps. What only staff see keeps the number before it and a place after it,
  -- so that a customer cannot tell from the numbers that something was said behind them.
  seq int not null,
  internal int not null default 0,
  client_id text not null,
  author text not null check (author in ('customer', 'agent', 'system', 'comment', 'whisper')),
  staff_id uuid,
  author_name_ar text,
  author_name_en text,
  kind text not null check (kind in ('text', 'card', 'file', 'notice')),
  body text not null default '',
  word_key text,
  word_values jsonb,
  card_version_id uuid,
  card jsonb,
  file_id uuid,
  at timestamptz not null,
  unique (entity_id, id),
  unique (conversation_id, author, client_id),
  unique (conversation_id, seq, internal),
  constraint internal_is_internal check ((author in ('comment', 'whisper')) = (internal > 0)),
  constraint kind_has_its_part check ((kind = 'card') = (card_version_id is not null) and (kind = 'file') = (file_id is not null)),
  foreign key (entity_id, conversation_id) references channels.conversation (entity_id, id),
  foreign key (entity_id, contact_id) references channels.contact (entity_id, id),
  foreign key (entity_id, file_id) references platform.file (entity_id, id)
);
create index message_by_contact on channels.message (entity_id, contact_id, seq, internal);
create index message_recent on channels.message (conversation_id, author, at);
call platform.wall('channels.message', 'about_entity_id');
call platform.append_only('channels.message');

-- A file brought into a conversation, whether or not a message shows it yet.
create table channels.attachment (
  file_id uuid primary key,
  entity_id uuid not null,
  about_entity_id uuid,
  conversation_id uuid not null,
  brought_by text not null check (brought_by in ('customer', 'staff')),
  at timestamptz not null,
  foreign key (entity_id, file_id) references platform.file (entity_id, id),
  foreign key (entity_id, conversation_id) references channels.conversation (entity_id, id)
);
create index attachment_by_conversation on channels.attachment (entity_id, conversation_id, at);
call platform.wall('channels.attachment', 'about_entity_id');
call platform.append_only('channels.attachment');

create table channels.contact_topic (
  entity_id uuid not null,
  about_entity_id uuid,
  contact_id uuid not null,
  topic_id uuid not null,
  primary key (contact_id, topic_id),
  foreign key (entity_id, topic_id) references services.topic (entity_id, id),
  foreign key (entity_id, contact_id) references channels.contact (entity_id, id)
);
call platform.wall('channels.contact_topic', 'about_entity_id');

-- The version of a service card that was told to the customer stays on the contact.
create table channels.quoted_card (
  entity_id uuid not null,
  about_entity_id uuid,
  contact_id uuid not null,
  card_version_id uuid not null,
  staff_id uuid not null,
  at timestamptz not null,
  primary key (contact_id, card_version_id),
  foreign key (entity_id, card_version_id) references services.card_version (entity_id, id),
  foreign key (entity_id, contact_id) references channels.contact (entity_id, id)
);
call platform.wall('channels.quoted_card', 'about_entity_id');

-- For later rooms: no words of the conversation, no number or mail of the customer.
create view channels.shown_contact with (security_invoker = true) as
  select id, entity_id, about_entity_id, conversation_id, line_id, channel, direction, state, outcome, end_reason,
    short_abandon, language, topic_id, customer_id, case_id, case_number, follows_contact_id, queue_id, agent_id,
    last_agent_id, owed_work_item_id, name_given, arrived_at, queued_at, answered_at, parked_at, ended_at, due_at,
    silent_since, waiting_reply_since, verification_level, referred_body_id, version
  from channels.contact;

grant usage on schema channels to amer_web, amer_engine;
grant select on channels.shown_contact to amer_web, amer_engine;
