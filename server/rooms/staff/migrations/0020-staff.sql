create schema if not exists staff;
grant usage on schema staff to amer_web, amer_engine;

-- A person who works here. entity_id is the entity that employs them; where they work is a posting.
create table staff.member (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  email text not null unique check (email = lower(email)),
  name_ar text not null,
  name_en text not null,
  language text not null default 'ar' check (language in ('ar', 'en')),
  gender text check (gender in ('female', 'male')),
  nationality text check (nationality ~ '^[A-Z]{2}$'),
  active boolean not null default true,
  version int not null default 1,
  created_at timestamptz not null default now(),
  unique (entity_id, id)
);

-- A member works for an entity: their own or another. A row of another room that names a member of staff
-- points here, (entity_id, member_id), because the member row belongs to the employer. A posting ends, it is never deleted,
-- so that names in old records stay readable.
create table staff.posting (
  entity_id uuid not null references entities.entity (id),
  member_id uuid not null references staff.member (id),
  since timestamptz not null default now(),
  ended_at timestamptz,
  primary key (entity_id, member_id)
);
create index posting_member on staff.posting (member_id);

create table staff.role_grant (
  id uuid primary key,
  entity_id uuid not null,
  member_id uuid not null,
  role text not null check (role in ('agent', 'officer', 'supervisor', 'duty-manager', 'manager', 'complaints-officer', 'quality',
    'planner', 'editor', 'coordinator', 'operator', 'administrator')),
  unit_id uuid,
  granted_at timestamptz not null default now(),
  unique (entity_id, id),
  unique nulls not distinct (entity_id, member_id, role, unit_id),
  foreign key (entity_id, member_id) references staff.posting (entity_id, member_id),
  foreign key (entity_id, unit_id) references entities.unit (entity_id, id)
);
create index role_grant_member on staff.role_grant (member_id);

create table staff.skill (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  code text not null,
  name_ar text not null,
  name_en text not null,
  unique (entity_id, id),
  unique (entity_id, code)
);

create table staff.member_skill (
  entity_id uuid not null,
  member_id uuid not null,
  skill_id uuid not null,
  level int not null check (level between 1 and 5),
  primary key (member_id, skill_id),
  foreign key (entity_id, member_id) references staff.posting (entity_id, member_id),
  foreign key (entity_id, skill_id) references staff.skill (entity_id, id)
);
create index member_skill_skill on staff.member_skill (entity_id, skill_id);

create table staff.member_language (
  entity_id uuid not null,
  member_id uuid not null,
  language text not null check (language in ('ar', 'en', 'hi', 'ur', 'fa', 'fil', 'fr')),
  level int not null check (level between 1 and 5),
  primary key (member_id, language),
  foreign key (entity_id, member_id) references staff.member (entity_id, id)
);

create table staff.team (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  code text not null,
  name_ar text not null,
  name_en text not null,
  leader_id uuid,
  shift_starts time,
  shift_ends time,
  unique (entity_id, id),
  unique (entity_id, code),
  foreign key (entity_id, leader_id) references staff.posting (entity_id, member_id)
);

create table staff.team_member (
  entity_id uuid not null,
  team_id uuid not null,
  member_id uuid not null,
  primary key (team_id, member_id),
  foreign key (entity_id, team_id) references staff.team (entity_id, id),
  foreign key (entity_id, member_id) references staff.posting (entity_id, member_id)
);
create index team_member_member on staff.team_member (entity_id, member_id);

call platform.wall('staff.member');
call platform.wall('staff.posting');
call platform.wall('staff.role_grant');
call platform.wall('staff.skill');
call platform.wall('staff.member_skill');
call platform.wall('staff.member_language');
call platform.wall('staff.team');
call platform.wall('staff.team_member');

-- Who is posted to an entity is seen there, whoever employs them.
create policy posted_here on staff.member for select to amer_web
  using (exists (select 1 from staff.posting p where p.member_id = member.id and p.entity_id = (select platform.current_entity())));
create policy posted_here on staff.member_language for select to amer_web
  using (exists (select 1 from staff.posting p where p.member_id = member_language.member_id and p.entity_id = (select platform.current_entity())));

create view staff.shown_member with (security_invoker = true) as
  select p.entity_id, m.id as member_id, m.name_ar, m.name_en, m.language, m.active and p.ended_at is null as active
  from staff.posting p join staff.member m on m.id = p.member_id;
grant select on staff.shown_member to amer_web, amer_engine;
