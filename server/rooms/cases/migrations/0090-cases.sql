create schema if not exists cases;
grant usage on schema cases to amer_web, amer_engine;

-- Numbers come from one sequence an entity and year, so that two openings never wait for each other; a number lost
-- with a rolled-back transaction stays unused.
create function cases.next_number(entity uuid, year int) returns bigint
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  name text := format('cases.%I', 'number_' || replace(entity::text, '-', '') || '_' || year);
begin
  if to_regclass(name) is null then
    begin
      execute format('create sequence if not exists %s', name);
    exception when unique_violation or duplicate_table then null; -- another opening made it first
    end;
  end if;
  return nextval(name::regclass);
end
$$;

-- Later numbers begin after this one; for cases brought in with numbers of their own.
create function cases.keep_numbers_free(entity uuid, year int, last_used bigint) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  next bigint := cases.next_number(entity, year);
begin
  perform setval(format('cases.%I', 'number_' || replace(entity::text, '-', '') || '_' || year)::regclass, greatest(next - 1, last_used, 1));
end
$$;
revoke execute on function cases.next_number, cases.keep_numbers_free from public;
grant execute on function cases.next_number to amer_web, amer_engine;
grant execute on function cases.keep_numbers_free to amer_engine;

-- A matter with a promised answer. status is derived from the legs (decide-case-status.ts) and kept for lists.
create table cases."case" (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  about_entity_id uuid references entities.entity (id),
  number text not null unique check (number ~ '^[A-Z0-9]{2,8}-[0-9]{4}-[0-9]{6,}$'),
  type text not null check (type in ('enquiry', 'complaint', 'suggestion', 'remark', 'report', 'service-request', 'advice', 'praise')),
  class text check (class in ('urgent', 'ordinary', 'confidential')),
  subject text not null default '',
  description text not null default '',
  place text,
  language text not null default 'ar',
  channel text,
  line_id uuid,
  topic_id uuid,
  unit_id uuid,
  owner_id uuid,
  customer_id uuid,
  -- how the customer was reached when the case was opened; a new tracking link goes there or to the customer's own
  name_given text,
  phone_given text,
  email_given text,
  status text not null check (status in ('draft', 'new', 'referred', 'in-progress', 'returned', 'waiting-customer', 'waiting-other',
    'answered', 'told', 'closed', 'reopened', 'void')),
  status_since timestamptz not null,
  redirected_to_case_id uuid,
  promised_at timestamptz,
  near_at timestamptz,
  promise_amount int,
  promise_unit text check (promise_unit in ('working_hours', 'working_days', 'clock_hours')),
  opened_at timestamptz not null,
  told_at timestamptz,
  content boolean,
  closed_at timestamptz,
  reopened_at timestamptz,
  chaser_count int not null default 0,
  escalated_at timestamptz,
  version int not null default 1,
  unique (entity_id, id),
  foreign key (entity_id, line_id) references entities.line (entity_id, id),
  foreign key (entity_id, topic_id) references services.topic (entity_id, id),
  foreign key (entity_id, unit_id) references entities.unit (entity_id, id),
  foreign key (entity_id, owner_id) references staff.posting (entity_id, member_id),
  foreign key (entity_id, customer_id) references customers.customer (entity_id, id),
  foreign key (entity_id, redirected_to_case_id) references cases."case" (entity_id, id),
  check ((status = 'closed') = (closed_at is not null)),
  check ((status = 'void') = (redirected_to_case_id is not null)),
  check (class is null or type in ('complaint', 'report')),
  check (status in ('draft', 'void') or subject <> ''),
  check (status = 'void' or (promised_at is not null and near_at is not null))
);
create index case_unfinished on cases."case" (entity_id, promised_at) where status not in ('closed', 'void');
create index case_by_unit on cases."case" (entity_id, unit_id, status);
create index case_by_customer on cases."case" (entity_id, customer_id, opened_at);
create index case_by_owner on cases."case" (entity_id, owner_id) where status not in ('closed', 'void');
create index case_by_opening on cases."case" (entity_id, opened_at, id);
create index case_about on cases."case" (about_entity_id, opened_at) where about_entity_id is not null;

-- Secrets that open the tracking page. Every link sent has its own, so that a new one does not kill those before.
create table cases.case_link (
  id uuid primary key,
  entity_id uuid not null,
  case_id uuid not null,
  secret_hash text not null,
  made_at timestamptz not null,
  unique (entity_id, id),
  foreign key (entity_id, case_id) references cases."case" (entity_id, id)
);
create index case_link_of_case on cases.case_link (case_id);

-- One entity's and unit's part of a case. Another entity reads of the case what stands here, and no more.
-- Without a unit it is the contact centre's own part.
create table cases.leg (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  case_entity_id uuid not null references entities.entity (id),
  case_id uuid not null,
  unit_id uuid,
  assignee_id uuid,
  status text not null check (status in ('sent', 'accepted', 'returned', 'waiting-customer', 'waiting-other', 'answered')),
  question text not null default '',
  answer text,
  returned_reason text,
  -- what we wait for from the customer, in words the customer reads
  asked_customer text,
  shared_number text not null,
  shared_type text not null,
  shared_class text,
  shared_subject text not null,
  shared_description text not null default '',
  shared_place text,
  shared_customer_name text,
  due_at timestamptz not null,
  near_at timestamptz not null,
  sent_at timestamptz not null,
  accepted_at timestamptz,
  settled_at timestamptz,
  -- a returned leg counts until the contact centre has sent another in its place
  replaced_by_leg_id uuid references cases.leg (id),
  version int not null default 1,
  unique (entity_id, id),
  unique (case_entity_id, id),
  foreign key (case_entity_id, case_id) references cases."case" (entity_id, id),
  foreign key (entity_id, unit_id) references entities.unit (entity_id, id),
  foreign key (entity_id, assignee_id) references staff.posting (entity_id, member_id),
  check ((status = 'answered') = (answer is not null)),
  check ((status = 'returned') = (returned_reason is not null)),
  check ((status in ('answered', 'returned')) = (settled_at is not null)),
  check (unit_id is not null or entity_id = case_entity_id)
);
create index leg_of_case on cases.leg (case_id);
create index leg_worklist on cases.leg (entity_id, unit_id, status, due_at);
create index leg_by_case_entity on cases.leg (case_entity_id, case_id);

-- Who sees a child of a case: its entity, and the entity the case is about or whose leg it belongs to.
create table cases.case_event (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  shared_entity_id uuid references entities.entity (id),
  case_id uuid not null,
  leg_id uuid references cases.leg (id),
  at timestamptz not null,
  seq bigint generated always as identity,
  kind text not null,
  actor_kind text not null check (actor_kind in ('staff', 'customer', 'system')),
  actor_id uuid,
  actor_name_ar text,
  actor_name_en text,
  facts jsonb not null default '{}',
  unique (entity_id, id),
  foreign key (entity_id, case_id) references cases."case" (entity_id, id)
);
create index case_event_history on cases.case_event (case_id, at, seq);

-- Internal, never shown to the customer.
create table cases.comment (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  shared_entity_id uuid references entities.entity (id),
  case_id uuid not null,
  leg_id uuid references cases.leg (id),
  author_entity_id uuid not null,
  author_id uuid not null,
  author_name_ar text not null,
  author_name_en text not null,
  text text not null check (text <> ''),
  at timestamptz not null,
  unique (entity_id, id),
  foreign key (entity_id, case_id) references cases."case" (entity_id, id),
  foreign key (author_entity_id, author_id) references staff.posting (entity_id, member_id)
);
create index comment_of_case on cases.comment (case_id, at);

-- What was written to the customer.
create table cases.reply (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  shared_entity_id uuid references entities.entity (id),
  case_id uuid not null,
  stage text not null check (stage in ('interim', 'final')),
  channel text not null check (channel in ('mail', 'sms', 'chat', 'phone', 'counter', 'letter')),
  text text not null check (text <> ''),
  outgoing_id uuid,
  author_id uuid not null,
  author_name_ar text not null,
  author_name_en text not null,
  at timestamptz not null,
  unique (entity_id, id),
  foreign key (entity_id, case_id) references cases."case" (entity_id, id),
  foreign key (entity_id, author_id) references staff.posting (entity_id, member_id)
);
create index reply_of_case on cases.reply (case_id, at);

-- Attempts to tell the customer the answer, and whether the customer is content with it.
create table cases.telling (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  shared_entity_id uuid references entities.entity (id),
  case_id uuid not null,
  channel text not null check (channel in ('mail', 'sms', 'chat', 'phone', 'counter', 'letter')),
  outcome text not null check (outcome in ('reached', 'not-reached', 'sent')),
  content boolean,
  note text,
  author_id uuid not null,
  author_name_ar text not null,
  author_name_en text not null,
  at timestamptz not null,
  unique (entity_id, id),
  foreign key (entity_id, case_id) references cases."case" (entity_id, id),
  foreign key (entity_id, author_id) references staff.posting (entity_id, member_id),
  check (outcome = 'reached' or content is null)
);
create index telling_of_case on cases.telling (case_id, at);

-- Somebody hurries the case: the customer, or a manager reminding the department.
create table cases.chaser (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  shared_entity_id uuid references entities.entity (id),
  case_id uuid not null,
  made_by text not null check (made_by in ('customer', 'manager')),
  staff_id uuid,
  contact_id uuid,
  client_id text,
  text text,
  at timestamptz not null,
  unique (entity_id, id),
  unique (case_id, client_id),
  unique (case_id, contact_id),
  foreign key (entity_id, case_id) references cases."case" (entity_id, id)
);
create index chaser_of_case on cases.chaser (case_id, at);

-- What the customer added on the tracking page.
create table cases.addition (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  shared_entity_id uuid references entities.entity (id),
  case_id uuid not null,
  client_id text,
  text text not null check (text <> ''),
  at timestamptz not null,
  unique (entity_id, id),
  unique (case_id, client_id),
  foreign key (entity_id, case_id) references cases."case" (entity_id, id)
);
create index addition_of_case on cases.addition (case_id, at);

create table cases.case_contact (
  entity_id uuid not null,
  shared_entity_id uuid references entities.entity (id),
  case_id uuid not null,
  contact_id uuid not null,
  linked_at timestamptz not null,
  primary key (case_id, contact_id),
  foreign key (entity_id, case_id) references cases."case" (entity_id, id),
  foreign key (entity_id, contact_id) references channels.contact (entity_id, id)
);
create index case_contact_contact on cases.case_contact (entity_id, contact_id);

create table cases.case_file (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  shared_entity_id uuid references entities.entity (id),
  case_id uuid not null,
  leg_id uuid references cases.leg (id),
  file_id uuid not null,
  name text not null,
  mime text not null,
  bytes bigint not null,
  added_by text not null check (added_by in ('staff', 'customer')),
  author_id uuid,
  at timestamptz not null,
  unique (entity_id, id),
  unique (case_id, file_id),
  foreign key (entity_id, case_id) references cases."case" (entity_id, id),
  foreign key (entity_id, file_id) references platform.file (entity_id, id)
);

-- What cases are searched by, matched by equality alone.
create table cases.case_token (
  entity_id uuid not null,
  token text not null,
  case_id uuid not null,
  primary key (entity_id, token, case_id),
  foreign key (entity_id, case_id) references cases."case" (entity_id, id)
);
create index case_token_case on cases.case_token (case_id);

call platform.wall('cases."case"', 'about_entity_id');
call platform.wall('cases.leg', 'case_entity_id');
call platform.wall('cases.case_link');
call platform.wall('cases.case_event', 'shared_entity_id');
call platform.append_only('cases.case_event');
call platform.wall('cases.comment', 'shared_entity_id');
call platform.append_only('cases.comment');
call platform.wall('cases.reply', 'shared_entity_id');
call platform.append_only('cases.reply');
call platform.wall('cases.telling', 'shared_entity_id');
call platform.append_only('cases.telling');
call platform.wall('cases.chaser', 'shared_entity_id');
call platform.append_only('cases.chaser');
call platform.wall('cases.addition', 'shared_entity_id');
call platform.append_only('cases.addition');
call platform.wall('cases.case_contact', 'shared_entity_id');
call platform.wall('cases.case_file', 'shared_entity_id');
call platform.wall('cases.case_token');

create view cases.shown_case with (security_invoker = true) as
  select entity_id, about_entity_id, id as case_id, number, type, class, subject, status, status_since, unit_id, owner_id, customer_id,
    topic_id, promised_at, opened_at, closed_at, chaser_count, redirected_to_case_id
  from cases."case";
create view cases.shown_leg with (security_invoker = true) as
  select entity_id, case_entity_id, id as leg_id, case_id, unit_id, assignee_id, status, due_at, sent_at, settled_at from cases.leg;
grant select on cases.shown_case, cases.shown_leg to amer_web, amer_engine;
