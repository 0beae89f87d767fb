-- What rooms may read of a file: not where it lies, nor its key.
create view platform.shown_file with (security_invoker = true) as
  select entity_id, id as file_id, name, mime, bytes, stored_at from platform.file;
grant select on platform.shown_file to amer_web, amer_engine;
