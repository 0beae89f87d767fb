-- How often the case was hurried, shared with whoever works its leg, in whichever entity.
alter table cases.leg add column shared_chasers int not null default 0;
alter table cases.leg no force row level security;
alter table cases."case" no force row level security;
update cases.leg l set shared_chasers = c.chaser_count from cases."case" c where c.id = l.case_id and c.chaser_count > 0;
alter table cases.leg force row level security;
alter table cases."case" force row level security;
