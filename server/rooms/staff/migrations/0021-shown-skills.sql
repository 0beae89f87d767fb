-- What the router reads of a member: skills and languages with their levels.
create view staff.shown_member_skill with (security_invoker = true) as
  select entity_id, member_id, skill_id, level from staff.member_skill;
create view staff.shown_member_language with (security_invoker = true) as
  select entity_id, member_id, language, level from staff.member_language;
grant select on staff.shown_member_skill, staff.shown_member_language to amer_web, amer_engine;
