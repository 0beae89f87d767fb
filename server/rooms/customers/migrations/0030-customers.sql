create schema if not exists customers;
grant usage on schema customers to amer_web, amer_engine;

-- A group of customers that an entity treats alike; the priority is added to that of their waiting contacts.
create table customers.segment (
  entity_id uuid not null references entities.entity (id),
  code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name_ar text not null,
  name_en text not null,
  priority int not null default 0 check (priority between 0 and 9),
  primary key (entity_id, code)
);

-- A person or organisation as one entity knows it; on a shared line the row belongs to the umbrella entity.
-- One full name a script: names have between one and six parts and are never torn into first and last.
create table customers.customer (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  kind text not null default 'person' check (kind in ('person', 'organisation')),
  resident_kind text check (resident_kind in ('citizen', 'resident', 'visitor', 'investor')),
  title text,
  full_name_ar text check (full_name_ar <> ''),
  full_name_latin text check (full_name_latin <> ''),
  segment text,
  language text not null default 'ar' check (language in ('ar', 'en', 'hi', 'ur', 'fa', 'fil', 'fr')),
  determination boolean not null default false,
  senior boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (entity_id, id),
  foreign key (entity_id, segment) references customers.segment (entity_id, code),
  check (full_name_ar is not null or full_name_latin is not null)
);

-- What a customer is recognised by. Families share a phone: the same value may stand with several customers.
create table customers.identifier (
  id uuid primary key,
  entity_id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('phone', 'email', 'emirates-id', 'passport', 'uid')),
  value text not null check (value <> ''),
  shown text not null,
  -- accepted all the same: people misread cards and old numbers exist
  warning text check (warning in ('check-digit', 'unlikely-number', 'unlikely-shape')),
  position int not null default 0,
  added_at timestamptz not null,
  unique (entity_id, id),
  unique (customer_id, kind, value),
  foreign key (entity_id, customer_id) references customers.customer (entity_id, id)
);
create index identifier_value on customers.identifier (entity_id, value, kind);

-- What names and numbers are searched by, matched by equality alone (LIKE and trigrams lose their index behind the walls).
create table customers.name_token (
  entity_id uuid not null,
  token text not null,
  customer_id uuid not null,
  primary key (entity_id, token, customer_id),
  foreign key (entity_id, customer_id) references customers.customer (entity_id, id)
);
create index name_token_customer on customers.name_token (customer_id);

-- Entities that a contact or case of this customer is about: they see the row that belongs to the umbrella.
create table customers.customer_about (
  entity_id uuid not null,
  customer_id uuid not null,
  about_entity_id uuid not null references entities.entity (id),
  since timestamptz not null,
  primary key (customer_id, about_entity_id),
  foreign key (entity_id, customer_id) references customers.customer (entity_id, id)
);
create index customer_about_entity on customers.customer_about (about_entity_id, customer_id);

-- What an agent asks before disclosing anything, and the level a customer has reached who answers it and all below.
create table customers.verification_question (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  code text not null,
  text_ar text not null,
  text_en text not null,
  level int not null check (level between 1 and 3),
  position int not null default 0,
  active boolean not null default true,
  unique (entity_id, id),
  unique (entity_id, code)
);

call platform.wall('customers.segment');
call platform.wall('customers.customer');
call platform.wall('customers.identifier');
call platform.wall('customers.name_token');
call platform.wall('customers.customer_about', 'about_entity_id');
call platform.wall('customers.verification_question');

create policy about_us on customers.customer for select to amer_web using (exists (
  select 1 from customers.customer_about a
  where a.customer_id = customer.id and a.about_entity_id = (select platform.current_entity())));
create policy about_us on customers.identifier for select to amer_web using (exists (
  select 1 from customers.customer_about a
  where a.customer_id = identifier.customer_id and a.about_entity_id = (select platform.current_entity())));

create view customers.shown_customer with (security_invoker = true) as
  select entity_id, id as customer_id, kind, resident_kind, full_name_ar, full_name_latin, segment, language, determination, senior
  from customers.customer;
grant select on customers.shown_customer to amer_web, amer_engine;
