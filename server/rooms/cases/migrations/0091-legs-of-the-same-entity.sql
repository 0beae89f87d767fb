-- What hangs on a leg hangs on a leg of a case of the same entity: a key without it looks past the walls.
alter table cases.case_event drop constraint case_event_leg_id_fkey,
  add foreign key (entity_id, leg_id) references cases.leg (case_entity_id, id);
alter table cases.comment drop constraint comment_leg_id_fkey,
  add foreign key (entity_id, leg_id) references cases.leg (case_entity_id, id);
alter table cases.case_file drop constraint case_file_leg_id_fkey,
  add foreign key (entity_id, leg_id) references cases.leg (case_entity_id, id);
alter table cases.leg drop constraint leg_replaced_by_leg_id_fkey,
  add foreign key (case_entity_id, replaced_by_leg_id) references cases.leg (case_entity_id, id);
