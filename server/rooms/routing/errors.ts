import { Refusal } from '#platform/errors'

/** The reservation is no longer ringing at this agent: taken elsewhere, missed, or the customer has left; facts carry its state. */
export class ReservationOver extends Refusal {
  override readonly code = 'routing.reservation-over'
}

/** The item is not waiting any more; facts carry its state. */
export class WorkNotWaiting extends Refusal {
  override readonly code = 'routing.work-not-waiting'
}

/** No queue is named, and neither topic nor line leads to one. */
export class NoQueue extends Refusal {
  override readonly code = 'routing.no-queue'
}

/** A break needs one of the listed reasons, another presence takes none. */
export class ReasonWanted extends Refusal {
  override readonly code = 'routing.reason-wanted'
}

/** This member of staff works no queue. */
export class NotAnAgent extends Refusal {
  override readonly code = 'routing.not-an-agent'
}

/** The agent has no room for one more piece of work of this channel. */
export class NoRoom extends Refusal {
  override readonly code = 'routing.no-room'
}
