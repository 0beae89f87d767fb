-- The engine asks for a contact's handling at each contact's end, over all entities.
drop index desk.handling_contact;
create index handling_of_contact on desk.handling (contact_id);
