-- Accounts and sessions of the sign-in library: a schema and a role of their own, so that a fault in it reaches no other
-- row, and no other role reads a password's hash. The tables carry no entity: an account belongs to a person, who may be
-- posted to several.
create schema if not exists auth;
grant usage on schema auth to amer_auth;

create table auth.user (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  staff_id uuid not null unique,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- token holds the SHA-256 of what the cookie carries: a copy of this table signs nobody in.
create table auth.session (
  id text primary key,
  user_id text not null references auth.user (id) on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_user_id on auth.session (user_id);
create index session_expiry on auth.session (expires_at);

create table auth.account (
  id text primary key,
  user_id text not null references auth.user (id) on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index account_user_id on auth.account (user_id);

create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on auth.verification (identifier);

-- Failed sign-ins of the last minutes, by a hash of who and from where, to slow down guessing on every node alike.
create table auth.sign_in_failure (
  key text not null,
  at timestamptz not null
);
create index sign_in_failure_key on auth.sign_in_failure (key, at);

grant select, insert, update, delete on all tables in schema auth to amer_auth;
