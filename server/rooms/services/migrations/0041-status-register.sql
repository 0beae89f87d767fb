-- Where applications stand, as the entities' own systems tell us: asked by telephone and on the public page.
create table services.application_status (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  -- capital letters and digits only: separators are left out on both sides
  number text not null check (number ~ '^[A-Z0-9]{3,30}$'),
  -- what whoever asks must know besides: the applicant's year of birth
  check_value text not null check (check_value ~ '^[A-Z0-9]{2,20}$'),
  status text not null check (status in ('received', 'under-review', 'documents', 'approved', 'rejected')),
  received_on date not null,
  updated_on date not null,
  decided_on date,
  changed_at timestamptz not null,
  unique (entity_id, id),
  unique (entity_id, number),
  constraint decided_when_it_was check (status not in ('approved', 'rejected') or decided_on is not null)
);

-- Questions with a wrong check: after a few the number is not answered for a while, however the caller hides.
create table services.status_miss (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  number text not null,
  missed_at timestamptz not null,
  unique (entity_id, id)
);
create index status_miss_number on services.status_miss (entity_id, number, missed_at);

-- A file of statuses: read and judged row by row first, taken over only when somebody says so.
create table services.status_import (
  id uuid primary key,
  entity_id uuid not null references entities.entity (id),
  status text not null check (status in ('staged', 'taken')),
  good_rows int not null,
  bad_rows int not null,
  sent_by_id uuid not null,
  sent_at timestamptz not null,
  taken_at timestamptz,
  unique (entity_id, id),
  constraint taken_when_it_was check ((status = 'taken') = (taken_at is not null))
);

create table services.status_import_row (
  entity_id uuid not null,
  import_id uuid not null,
  row_number int not null,
  number text not null,
  check_value text not null,
  status text not null,
  received_on date not null,
  updated_on date not null,
  decided_on date,
  primary key (import_id, row_number),
  foreign key (entity_id, import_id) references services.status_import (entity_id, id)
);

create table services.status_import_fault (
  entity_id uuid not null,
  import_id uuid not null,
  row_number int not null,
  problem text not null,
  field text not null,
  primary key (import_id, row_number, field),
  foreign key (entity_id, import_id) references services.status_import (entity_id, id)
);

call platform.wall('services.application_status');
call platform.wall('services.status_miss');
call platform.wall('services.status_import');
call platform.wall('services.status_import_row');
call platform.wall('services.status_import_fault');
