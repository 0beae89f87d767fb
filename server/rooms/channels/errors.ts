import { Refusal, TooMany } from '#platform/errors'

/** The entity's line is closed now; facts carry opensAt. */
export class ChatClosed extends Refusal {
  override readonly code = 'chat.closed'
}

/** The conversation is not known or the secret is wrong: one answer for both. */
export class ConversationUnknown extends Refusal {
  override readonly code = 'chat.conversation-unknown'
  override readonly status = 404
}

/** Nothing more can be said in a conversation that has ended; facts carry canReturnUntil. */
export class ConversationEnded extends Refusal {
  override readonly code = 'chat.conversation-ended'
}

/** The time for coming back is over; a new conversation is started instead. */
export class TooLateToReturn extends Refusal {
  override readonly code = 'chat.too-late-to-return'
}

/** The table of moves does not allow this; facts carry from and to. */
export class MoveNotAllowed extends Refusal {
  override readonly code = 'channels.move-not-allowed'
}

/** Somebody else took the contact, or it has ended meanwhile; facts carry its state. */
export class ContactNotWaiting extends Refusal {
  override readonly code = 'channels.contact-not-waiting'
}

/** Only the agent who holds the contact may speak in it. */
export class NotYourContact extends Refusal {
  override readonly code = 'channels.not-your-contact'
}

/** The reason for ending does not fit the state the contact is in. */
export class CannotEndSo extends Refusal {
  override readonly code = 'channels.cannot-end-so'
}

/** More messages or files than one conversation may bring in this time. */
export class TooManyMessages extends TooMany {
  override readonly code = 'chat.too-many-messages'
}

/** The same client id was used before for something else. */
export class ClientIdReused extends Refusal {
  override readonly code = 'chat.client-id-reused'
}

/** The file was not brought into this conversation. */
export class FileNotHere extends Refusal {
  override readonly code = 'chat.file-not-here'
  override readonly status = 404
}
