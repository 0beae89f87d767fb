-- Old events are forgotten once everybody has passed them; a reader who comes back with an older position begins anew.
alter table platform.event_counter add column forgotten bigint not null default 0;
