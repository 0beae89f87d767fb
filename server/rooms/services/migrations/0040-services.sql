create schema if not exists services;
grant usage on schema services to amer_web, amer_engine;

-- What a contact or case is about. The skill and unit are defaults for routing and referral.
create table services.topic (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  code text not null,
  name_ar text not null,
  name_en text not null,
  skill_id uuid,
  unit_id uuid,
  position int not null default 0,
  active boolean not null default true,
  unique (entity_id, id),
  unique (entity_id, code),
  foreign key (entity_id, skill_id) references staff.skill (entity_id, id),
  foreign key (entity_id, unit_id) references entities.unit (entity_id, id)
);

create table services.card (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  code text not null,
  owner_unit_id uuid,
  topic_id uuid,
  position int not null default 0,
  unique (entity_id, id),
  unique (entity_id, code),
  foreign key (entity_id, owner_unit_id) references entities.unit (entity_id, id),
  foreign key (entity_id, topic_id) references services.topic (entity_id, id)
);

-- A card as it holds between two dates. Once it has begun it is not edited: a change is a new version.
create table services.card_version (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  card_id uuid not null,
  version int not null check (version > 0),
  valid_from date not null,
  valid_to date,
  fee_fils int not null check (fee_fils >= 0),
  time_amount int check (time_amount > 0),
  time_unit text check (time_unit in ('working_hours', 'working_days', 'clock_hours', 'same_day')),
  reviewed_on date,
  reviewed_by_id uuid,
  demonstration boolean not null default false,
  unique (entity_id, id),
  unique (card_id, version),
  unique (card_id, valid_from),
  foreign key (entity_id, card_id) references services.card (entity_id, id),
  foreign key (entity_id, reviewed_by_id) references staff.posting (entity_id, member_id),
  check (valid_to is null or valid_from <= valid_to),
  check ((time_unit = 'same_day') or (time_amount is null) = (time_unit is null))
);

create table services.card_text (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  card_version_id uuid not null,
  language text not null check (language in ('ar', 'en', 'hi', 'ur', 'fa', 'fil', 'fr')),
  name text not null,
  audience text not null,
  fee_text text,
  time_text text,
  send_text text not null,
  -- translated from an earlier version: to be reviewed before it is sent
  stale boolean not null default false,
  unique (entity_id, id),
  unique (card_version_id, language),
  foreign key (entity_id, card_version_id) references services.card_version (entity_id, id)
);

create table services.card_step (
  entity_id uuid not null,
  card_text_id uuid not null,
  position int not null,
  body text not null,
  primary key (card_text_id, position),
  foreign key (entity_id, card_text_id) references services.card_text (entity_id, id)
);

create table services.card_document (
  entity_id uuid not null,
  card_text_id uuid not null,
  position int not null,
  body text not null,
  primary key (card_text_id, position),
  foreign key (entity_id, card_text_id) references services.card_text (entity_id, id)
);

create table services.card_channel (
  entity_id uuid not null,
  card_version_id uuid not null,
  channel text not null check (channel in ('portal', 'application', 'phone', 'counter', 'email')),
  primary key (card_version_id, channel),
  foreign key (entity_id, card_version_id) references services.card_version (entity_id, id)
);

-- Cards that answer one need together.
create table services.bundle (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  code text not null,
  name_ar text not null,
  name_en text not null,
  unique (entity_id, id),
  unique (entity_id, code)
);

create table services.bundle_card (
  entity_id uuid not null,
  bundle_id uuid not null,
  card_id uuid not null,
  position int not null,
  primary key (bundle_id, card_id),
  foreign key (entity_id, bundle_id) references services.bundle (entity_id, id),
  foreign key (entity_id, card_id) references services.card (entity_id, id)
);

call platform.wall('services.topic');
call platform.wall('services.card');
call platform.wall('services.card_version');
call platform.wall('services.card_text');
call platform.wall('services.card_step');
call platform.wall('services.card_document');
call platform.wall('services.card_channel');
call platform.wall('services.bundle');
call platform.wall('services.bundle_card');

create view services.shown_topic with (security_invoker = true) as
  select entity_id, id as topic_id, code, name_ar, name_en, skill_id, unit_id, active from services.topic;
create view services.shown_card_version with (security_invoker = true) as
  select v.entity_id, v.id as card_version_id, v.card_id, v.version, v.valid_from, v.valid_to, v.fee_fils, t.language, t.name, t.send_text, t.stale
  from services.card_version v join services.card_text t on t.card_version_id = v.id;
grant select on services.shown_topic, services.shown_card_version to amer_web, amer_engine;
