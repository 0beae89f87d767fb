-- Mails and text messages to customers: written with the fact that causes them, sent by the leader afterwards.
-- 'caught' is the end of a message where nothing leaves the machine (demonstration, no gateway).
create table platform.outgoing_message (
  id uuid primary key,
  entity_id uuid not null,
  kind text not null check (kind in ('mail', 'sms')),
  recipient text not null check (recipient <> ''),
  subject text,
  body text not null,
  language text not null default 'ar',
  about_type text,
  about_id uuid,
  state text not null check (state in ('waiting', 'sending', 'sent', 'caught', 'failed')),
  tries int not null default 0,
  next_try_at timestamptz,
  error_code text,
  created_at timestamptz not null,
  sent_at timestamptz,
  check ((kind = 'mail') = (subject is not null)),
  check ((state in ('waiting', 'sending')) = (next_try_at is not null)),
  unique (entity_id, id)
);
create index outgoing_message_due on platform.outgoing_message (next_try_at) where state in ('waiting', 'sending');
create index outgoing_message_list on platform.outgoing_message (entity_id, created_at, id);
call platform.wall('platform.outgoing_message');
revoke update, delete on platform.outgoing_message from amer_web;
