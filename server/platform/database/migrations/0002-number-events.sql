-- Gives committed events their positions while the epoch is in force. Each statement of a function sees what was committed
-- before it began: only after the counter's lock is held are events read, so that a leader who had to wait for another one
-- does not number again what that one has numbered meanwhile. Nothing to number costs no lock and no commit.
create function platform.number_events(leader_epoch bigint, at_most int) returns setof platform.event
  language plpgsql volatile as $$
begin
  if not exists (select from platform.event where event.position is null) then
    return;
  end if;
  perform from platform.event_counter where platform.holds_lease('leader', leader_epoch) for update;
  if not found then
    return;
  end if;
  return query
    with next as (
      select waiting.seq, row_number() over (order by waiting.seq) as n
      from (select event.seq from platform.event where event.position is null order by event.seq limit at_most) waiting
    ), numbered as (
      update platform.event set position = counter.last + next.n
      from next, platform.event_counter counter where event.seq = next.seq
      returning event.*
    ), moved as (
      update platform.event_counter set last = last + (select count(*) from numbered)
    )
    select numbered.* from numbered order by numbered.position;
end
$$;
revoke execute on function platform.number_events from public;
grant execute on function platform.number_events to amer_engine;
