export { mayMove, outcomeOf } from './contact-moves.ts'
export * from './errors.ts'
export { makeChannels } from './make-channels.ts'
export type {
  CallbackOwed,
  ChannelsNeeds,
  EntityFound,
  FlowAnswer,
  FlowWanted,
  LineFacts,
  QueueStanding,
  SilenceTimes,
  SystemText,
} from './needs.ts'
export type {
  AgentMessage,
  ChannelsActions,
  ChannelsRoom,
  ContactBrief,
  ContactOnDesk,
  InternalMessage,
  Participant,
} from './room.ts'
export { openTelephone } from './voice/ari-telephone.ts'
export type {
  CallAct,
  CallBecomes,
  CallBegins,
  CallHeard,
  CallStep,
  KeysWanted,
  Prompt,
  VoiceNeeds,
} from './voice/call-seam.ts'
export { NoSound } from './voice/errors.ts'
export type { RecordingShown } from './voice/recordings/recordings-shown.ts'
export {
  type CardShown,
  type Channel,
  CONTACT_STATES,
  type Contact,
  type ContactId,
  type ContactState,
  type ConversationId,
  END_REASONS,
  type EndReason,
  type Message,
  type MessageAuthor,
  type MessageId,
  type MessageKind,
  type Names,
  OUTCOMES,
  type Outcome,
  type StaffPerson,
} from './words.ts'
