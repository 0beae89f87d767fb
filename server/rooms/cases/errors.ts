import { Refusal } from '#platform/errors'

/** The case's status does not allow this; facts carry status and move. */
export class MoveNotAllowed extends Refusal {
  override readonly code = 'cases.move-not-allowed'
}

/** The leg's status does not allow this; facts carry status and move. */
export class LegMoveNotAllowed extends Refusal {
  override readonly code = 'cases.leg-move-not-allowed'
}

/** A colleague is speaking with the customer right now: the draft is theirs to fill in. */
export class InAnothersHands extends Refusal {
  override readonly code = 'cases.in-anothers-hands'
}

/** Before closing the customer is told: no attempt has reached them and nothing was sent. */
export class CustomerNotTold extends Refusal {
  override readonly code = 'cases.customer-not-told'
}

/** A complaint names its class. */
export class ClassWanted extends Refusal {
  override readonly code = 'cases.class-wanted'
  override readonly status = 422
}

/** A report names its place. */
export class PlaceWanted extends Refusal {
  override readonly code = 'cases.place-wanted'
  override readonly status = 422
}

/** What is missing before the draft is a case; facts list the fields. */
export class DraftIncomplete extends Refusal {
  override readonly code = 'cases.draft-incomplete'
  override readonly status = 422
}

/** The unit does not exist, takes no cases, or is not this entity's. */
export class UnitUnknown extends Refusal {
  override readonly code = 'cases.unit-unknown'
  override readonly status = 422
}

/** This staff member does not work there. */
export class NotPostedHere extends Refusal {
  override readonly code = 'cases.not-posted-here'
  override readonly status = 422
}

/** The customer can be told by nothing that is known: no mail address, no phone. */
export class NoAddress extends Refusal {
  override readonly code = 'cases.no-address'
}

/** Nothing open under this number and secret. */
export class TrackingUnknown extends Refusal {
  override readonly code = 'cases.tracking-unknown'
  override readonly status = 404
}

/** The customer was told and is not content: closing says why in a note. */
export class CustomerNotContent extends Refusal {
  override readonly code = 'cases.customer-not-content'
}
