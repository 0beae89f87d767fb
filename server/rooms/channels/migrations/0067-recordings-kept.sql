-- What becomes of recordings after the call: stored, tried again where that failed, kept as long as the entity wants, removed.
alter table channels.recording
  drop constraint recording_state_check,
  add constraint recording_state_check check (state in ('recording', 'recorded', 'stored', 'missing', 'removed')),
  -- Not before then is it stored (again): the engine closes its files a moment after the call.
  add column store_after timestamptz,
  add column legal_hold boolean not null default false,
  add column removed_at timestamptz,
  add constraint recording_removed check ((state = 'removed') = (removed_at is not null)),
  -- While the law wants a recording, nothing removes it.
  add constraint recording_held check (not legal_hold or state <> 'removed');
create index recording_by_time on channels.recording (entity_id, began_at desc, id desc);
create index recording_lost on channels.recording (ended_at) where state = 'missing';

-- How long an entity keeps its recordings; without a row: 365 days.
create table channels.recording_setting (
  entity_id uuid primary key,
  keep_days int not null check (keep_days between 1 and 36500)
);
call platform.wall('channels.recording_setting');
revoke delete on channels.recording_setting from amer_web, amer_engine;
