create schema if not exists entities;

-- A government body. Names, colour and place in the umbrella are public, so every entity may read the row; only its own changes it.
create table entities.entity (
  id uuid primary key,
  code text not null unique check (code ~ '^[A-Z0-9]{2,8}$'),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  kind text not null check (kind in ('ministry', 'general-directorate', 'department', 'authority', 'municipality', 'corporation',
    'foundation', 'council', 'centre', 'chamber', 'fund', 'university', 'hospital', 'office', 'contact-centre', 'service-centre')),
  parent_entity_id uuid references entities.entity (id),
  name_ar text not null,
  name_en text not null,
  short_ar text not null,
  short_en text not null,
  colour text not null default '#11553D' check (colour ~ '^#[0-9A-F]{6}$'),
  timezone text not null default 'Asia/Dubai',
  active boolean not null default true,
  open_case_at_arrival boolean not null default false,
  -- added to the priority of a waiting contact of such a customer
  determination_priority int not null default 2 check (determination_priority between 0 and 9),
  senior_priority int not null default 1 check (senior_priority between 0 and 9),
  position int not null default 0,
  version int not null default 1,
  created_at timestamptz not null default now(),
  check (parent_entity_id is null or parent_entity_id <> id)
);
create index entity_parent on entities.entity (parent_entity_id);

alter table entities.entity enable row level security;
alter table entities.entity force row level security;
create policy web_reads on entities.entity for select to amer_web using (true);
create policy web_changes_own on entities.entity for update to amer_web
  using (id = (select platform.current_entity())) with check (id = (select platform.current_entity()));
create policy engine on entities.entity to amer_engine using (true) with check (true);
grant usage on schema entities to amer_web, amer_engine;
grant select, update on entities.entity to amer_web;
grant select, insert, update, delete on entities.entity to amer_engine;

-- The unit tree. Cases are referred across entities, so names of units may be read by all.
create table entities.unit (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  parent_unit_id uuid,
  code text not null,
  level text not null check (level in ('sector', 'department', 'section', 'unit')),
  name_ar text not null,
  name_en text not null,
  takes_cases boolean not null default true,
  position int not null default 0,
  active boolean not null default true,
  unique (entity_id, id),
  unique (entity_id, code),
  foreign key (entity_id, parent_unit_id) references entities.unit (entity_id, id),
  check (parent_unit_id is null or parent_unit_id <> id)
);
create index unit_parent on entities.unit (entity_id, parent_unit_id);

-- One way to reach an entity on one channel; it may have several numbers, mailboxes or widgets.
create table entities.line (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  code text not null,
  channel text not null check (channel in ('phone', 'chat', 'email', 'fax', 'sms', 'whatsapp', 'counter', 'form')),
  name_ar text not null,
  name_en text not null,
  opens_case boolean not null default false,
  short_abandon_seconds int not null default 10 check (short_abandon_seconds >= 0),
  recovery_callback boolean not null default true,
  out_of_hours text not null default 'form' check (out_of_hours in ('form', 'voice-message', 'nothing')),
  -- set when the queues exist; routing owns what it points at
  default_queue_id uuid,
  attachment_max_bytes int not null default 10485760 check (attachment_max_bytes between 0 and 104857600),
  active boolean not null default true,
  version int not null default 1,
  unique (entity_id, id),
  unique (entity_id, code)
);

create table entities.line_address (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  line_id uuid not null,
  kind text not null check (kind in ('number', 'widget', 'mail')),
  value text not null,
  toll_free boolean not null default false,
  note_ar text,
  note_en text,
  position int not null default 0,
  unique (kind, value),
  unique (entity_id, id),
  foreign key (entity_id, line_id) references entities.line (entity_id, id)
);
create index line_address_line on entities.line_address (entity_id, line_id);

-- A week of opening hours. Without dates it is the usual week; with dates it replaces it while they last (Ramadan);
-- an inactive one waits to be switched on (the Friday alternative). Without a line it holds for the whole entity.
create table entities.hours_set (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  line_id uuid,
  code text not null,
  name_ar text not null,
  name_en text not null,
  valid_from date,
  valid_to date,
  active boolean not null default true,
  unique (entity_id, id),
  unique nulls not distinct (entity_id, line_id, code),
  foreign key (entity_id, line_id) references entities.line (entity_id, id),
  check (valid_from is null or valid_to is null or valid_from <= valid_to)
);

create table entities.opening_hours (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  hours_set_id uuid not null,
  weekday int not null check (weekday between 1 and 7),
  opens time not null,
  closes time not null,
  unique (entity_id, id),
  unique (hours_set_id, weekday, opens),
  foreign key (entity_id, hours_set_id) references entities.hours_set (entity_id, id) on delete cascade,
  check (opens < closes)
);
comment on column entities.opening_hours.weekday is '1 Monday … 7 Sunday; closes may be 24:00';

-- Closed days, or closed hours of a day (both times set). Public holidays of the moon's calendar are marked: their date may move.
create table entities.closure (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  line_id uuid,
  from_date date not null,
  to_date date not null,
  from_time time,
  to_time time,
  name_ar text not null,
  name_en text not null,
  moon_sighted boolean not null default false,
  unique (entity_id, id),
  foreign key (entity_id, line_id) references entities.line (entity_id, id),
  check (from_date <= to_date),
  check ((from_time is null) = (to_time is null)),
  check (from_time is null or from_time < to_time)
);
create index closure_dates on entities.closure (entity_id, from_date);

-- What is promised for a type (and class) of case.
create table entities.agreement_target (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  case_type text not null check (case_type in ('enquiry', 'complaint', 'suggestion', 'remark', 'report', 'service-request', 'advice', 'praise')),
  class text check (class in ('urgent', 'ordinary', 'confidential')),
  amount int not null check (amount > 0),
  unit text not null check (unit in ('working_hours', 'working_days', 'clock_hours')),
  unique (entity_id, id),
  unique nulls not distinct (entity_id, case_type, class)
);

-- Bodies outside the entity that customers are pointed to.
create table entities.other_body (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  code text not null,
  name_ar text not null,
  name_en text not null,
  phone text,
  mail text,
  about_ar text not null default '',
  about_en text not null default '',
  active boolean not null default true,
  unique (entity_id, id),
  unique (entity_id, code)
);

call platform.wall('entities.unit');
create policy names_are_public on entities.unit for select to amer_web using (true);
call platform.wall('entities.line');
call platform.wall('entities.line_address');
call platform.wall('entities.hours_set');
call platform.wall('entities.opening_hours');
call platform.wall('entities.closure');
call platform.wall('entities.agreement_target');
call platform.wall('entities.other_body');
