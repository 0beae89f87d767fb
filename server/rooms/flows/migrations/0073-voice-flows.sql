-- What a line's callers go through: versions of a graph, of which one is published. A call keeps the version it began with.
create table flows.flow (
  id uuid primary key,
  entity_id uuid not null,
  line_id uuid not null,
  name_ar text not null,
  name_en text not null,
  unique (entity_id, id),
  unique (entity_id, line_id),
  foreign key (entity_id, line_id) references entities.line (entity_id, id)
);

create table flows.flow_version (
  id uuid primary key,
  entity_id uuid not null,
  flow_id uuid not null,
  number int not null check (number > 0),
  status text not null check (status in ('draft', 'published', 'replaced', 'rolled-back')),
  graph jsonb not null,
  note text not null default '',
  made_by_id uuid,
  made_at timestamptz not null,
  published_by_id uuid,
  published_at timestamptz,
  version int not null default 1,
  unique (entity_id, id),
  unique (flow_id, number),
  foreign key (entity_id, flow_id) references flows.flow (entity_id, id),
  constraint published_when_it_was check ((status = 'draft') = (published_at is null))
);
create unique index flow_version_one_draft on flows.flow_version (flow_id) where status = 'draft';
create unique index flow_version_one_published on flows.flow_version (flow_id) where status = 'published';

-- What was published is what callers heard: it is never edited.
create function flows.refuse_change_of_published() returns trigger language plpgsql as $$
begin
  raise exception 'a published version of a flow is never edited' using errcode = 'AM002';
end
$$;
create trigger published_is_kept before update of graph on flows.flow_version for each row
  when (old.status <> 'draft' and old.graph is distinct from new.graph) execute function flows.refuse_change_of_published();

create table flows.prompt (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*){0,3}$'),
  note text not null default '',
  unique (entity_id, id),
  unique (entity_id, code)
);

-- A prompt in one language: as it is shown, and as it is spoken where that differs. A recording goes before the voice.
create table flows.prompt_text (
  id uuid primary key,
  entity_id uuid not null,
  prompt_id uuid not null,
  language text not null check (language in ('ar', 'en', 'hi', 'ur', 'fa', 'fil', 'fr')),
  shown text not null check (char_length(shown) between 1 and 1200),
  spoken text check (char_length(spoken) between 1 and 1200),
  recording_file_id uuid,
  -- written by us and not yet read by someone whose language it is
  awaits_review boolean not null default false,
  changed_at timestamptz not null,
  version int not null default 1,
  unique (entity_id, id),
  unique (prompt_id, language),
  foreign key (entity_id, prompt_id) references flows.prompt (entity_id, id),
  foreign key (entity_id, recording_file_id) references platform.file (entity_id, id)
);

-- How the voice must be spelled to, so that it says a word rightly.
create table flows.pronunciation (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  language text not null check (language in ('ar', 'en', 'hi', 'ur', 'fa', 'fil', 'fr')),
  word text not null check (char_length(word) between 1 and 80 and word !~ '\s'),
  spelling text not null check (char_length(spelling) between 1 and 160),
  unique (entity_id, id),
  unique (entity_id, language, word)
);

-- Switched on in one click: the message said to every caller, and the line closed though its hours say open.
create table flows.line_switch (
  entity_id uuid not null,
  line_id uuid primary key,
  emergency boolean not null default false,
  closed boolean not null default false,
  changed_by_id uuid,
  changed_at timestamptz not null,
  version int not null default 1,
  unique (entity_id, line_id),
  foreign key (entity_id, line_id) references entities.line (entity_id, id)
);

-- One call in its flow: where it stands and what it waits for, so that any node goes on with it.
create table flows.voice_run (
  id uuid primary key,
  entity_id uuid not null,
  contact_id uuid not null unique,
  flow_version_id uuid not null,
  status text not null check (status in ('running', 'queued', 'with-agent', 'leaving', 'done')),
  state jsonb not null,
  -- what is still to be done: done again by whoever goes on with the call
  effects jsonb not null,
  began_at timestamptz not null,
  finished_at timestamptz,
  version int not null default 1,
  unique (entity_id, id),
  constraint finished_when_done check ((status = 'done') = (finished_at is not null)),
  foreign key (entity_id, contact_id) references channels.contact (entity_id, id),
  foreign key (entity_id, flow_version_id) references flows.flow_version (entity_id, id)
);
create index voice_run_unfinished on flows.voice_run (began_at) where status <> 'done';

call platform.wall('flows.flow');
call platform.wall('flows.flow_version');
call platform.wall('flows.prompt');
call platform.wall('flows.prompt_text');
call platform.wall('flows.pronunciation');
call platform.wall('flows.line_switch');
call platform.wall('flows.voice_run');
