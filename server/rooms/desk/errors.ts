import { Refusal } from '#platform/errors'

/** The handling is another agent's, or not in the state this needs; facts carry its state. */
export class NotInHand extends Refusal {
  override readonly code = 'desk.not-in-hand'
}

/** The conversation still goes on: end it before wrapping up. */
export class ContactStillOpen extends Refusal {
  override readonly code = 'desk.contact-still-open'
}

/** A contact ends with at least one topic. */
export class TopicWanted extends Refusal {
  override readonly code = 'desk.topic-wanted'
  override readonly status = 422
}

/** The wrap-up code is not one of this entity's. */
export class CodeUnknown extends Refusal {
  override readonly code = 'desk.code-unknown'
  override readonly status = 422
}

/** A department takes cases, not conversations: there is no case to refer yet. */
export class CaseWanted extends Refusal {
  override readonly code = 'desk.case-wanted'
}

/** The one named does not work there, or is the one who transfers. */
export class TargetUnfit extends Refusal {
  override readonly code = 'desk.target-unfit'
}

/** The time for wrapping up has been extended as often as it may be. */
export class NoMoreExtensions extends Refusal {
  override readonly code = 'desk.no-more-extensions'
}

/** There is nothing said yet that could be the answer. */
export class AnswerWanted extends Refusal {
  override readonly code = 'desk.answer-wanted'
  override readonly status = 422
}
