-- Which workers are alive: a node renews its own; the leader frees the jobs of those whose time has run out.
create table platform.job_worker (
  worker text primary key,
  expires_at timestamptz not null
);
grant select, insert, update, delete on platform.job_worker to amer_engine;
