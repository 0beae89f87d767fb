-- Who of ours took part in a contact, for later rooms: not under which name the customer saw them.
create view channels.shown_participant with (security_invoker = true) as
  select entity_id, about_entity_id, contact_id, staff_id, role, joined_at, left_at from channels.participant;
grant select on channels.shown_participant to amer_web, amer_engine;
