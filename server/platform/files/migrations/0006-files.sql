-- What is known of a file; its bytes lie sealed on the disk, never in the database.
create table platform.file_key (
  id uuid primary key,
  entity_id uuid not null,
  wrapped bytea not null,
  created_at timestamptz not null,
  unique (entity_id, id)
);
create unique index file_key_of_entity on platform.file_key (entity_id);
call platform.wall('platform.file_key');
revoke update, delete on platform.file_key from amer_web, amer_engine;

create table platform.file (
  id uuid primary key,
  entity_id uuid not null,
  key_id uuid not null,
  place text not null unique,
  name text not null check (char_length(name) between 1 and 200),
  mime text not null,
  bytes bigint not null check (bytes >= 0),
  sha256 text not null,
  stored_at timestamptz not null,
  unique (entity_id, id),
  foreign key (entity_id, key_id) references platform.file_key (entity_id, id)
);
call platform.wall('platform.file');
revoke update on platform.file from amer_web, amer_engine;
