// Made by tools/generate-ari.ts from what the engine says of itself; not to be edited.

export interface AdditionalParam {
  parameter_name: string
  parameter_value: string
}

export interface Application {
  name: string
  channel_ids: string[]
  bridge_ids: string[]
  endpoint_ids: string[]
  device_names: string[]
  events_allowed: Record<string, unknown>[]
  events_disallowed: Record<string, unknown>[]
}

export interface ApplicationMoveFailed extends Event {
  type: 'ApplicationMoveFailed'
  channel: Channel
  destination: string
  args: string[]
}

export interface ApplicationRegistered extends Event {
  type: 'ApplicationRegistered'
}

export interface ApplicationReplaced extends Event {
  type: 'ApplicationReplaced'
}

export interface ApplicationUnregistered extends Event {
  type: 'ApplicationUnregistered'
}

export interface AsteriskInfo {
  build?: BuildInfo
  system?: SystemInfo
  config?: ConfigInfo
  status?: StatusInfo
}

export interface AsteriskPing {
  asterisk_id: string
  ping: string
  timestamp: string
}

export interface Bridge {
  id: string
  technology: string
  bridge_type: 'mixing' | 'holding'
  bridge_class: string
  creator: string
  name: string
  channels: string[]
  video_mode?: string
  video_source_id?: string
  creationtime: string
  bridgevars?: Record<string, unknown>
}

export interface BridgeAttendedTransfer extends Event {
  type: 'BridgeAttendedTransfer'
  transferer_first_leg: Channel
  transferer_second_leg: Channel
  replace_channel?: Channel
  transferee?: Channel
  transfer_target?: Channel
  result: string
  is_external: boolean
  transferer_first_leg_bridge?: Bridge
  transferer_second_leg_bridge?: Bridge
  destination_type: string
  destination_bridge?: string
  destination_application?: string
  destination_link_first_leg?: Channel
  destination_link_second_leg?: Channel
  destination_threeway_channel?: Channel
  destination_threeway_bridge?: Bridge
}

export interface BridgeBlindTransfer extends Event {
  type: 'BridgeBlindTransfer'
  channel: Channel
  replace_channel?: Channel
  transferee?: Channel
  exten: string
  context: string
  result: string
  is_external: boolean
  bridge?: Bridge
}

export interface BridgeCreated extends Event {
  type: 'BridgeCreated'
  bridge: Bridge
}

export interface BridgeDestroyed extends Event {
  type: 'BridgeDestroyed'
  bridge: Bridge
}

export interface BridgeMerged extends Event {
  type: 'BridgeMerged'
  bridge: Bridge
  bridge_from: Bridge
}

export interface BridgeVideoSourceChanged extends Event {
  type: 'BridgeVideoSourceChanged'
  bridge: Bridge
  old_video_source_id?: string
}

export interface BuildInfo {
  os: string
  kernel: string
  options: string
  machine: string
  date: string
  user: string
}

export interface CallBroadcast extends Event {
  type: 'CallBroadcast'
  channel: Channel
  caller?: string
  called?: string
}

export interface CallClaimed extends Event {
  type: 'CallClaimed'
  channel: Channel
  winner_app: string
}

export interface CallerID {
  name: string
  number: string
}

export interface Channel {
  id: string
  protocol_id: string
  name: string
  state:
    | 'Down'
    | 'Rsrved'
    | 'OffHook'
    | 'Dialing'
    | 'Ring'
    | 'Ringing'
    | 'Up'
    | 'Busy'
    | 'Dialing Offhook'
    | 'Pre-ring'
    | 'Unknown'
  caller: CallerID
  connected: CallerID
  accountcode: string
  dialplan: DialplanCEP
  creationtime: string
  language: string
  channelvars?: Record<string, unknown>
  caller_rdnis?: string
  tenantid?: string
}

export interface ChannelCallerId extends Event {
  type: 'ChannelCallerId'
  caller_presentation: number
  caller_presentation_txt: string
  channel: Channel
}

export interface ChannelConnectedLine extends Event {
  type: 'ChannelConnectedLine'
  channel: Channel
}

export interface ChannelCreated extends Event {
  type: 'ChannelCreated'
  channel: Channel
}

export interface ChannelDestroyed extends Event {
  type: 'ChannelDestroyed'
  cause: number
  cause_txt: string
  tech_cause?: number
  channel: Channel
}

export interface ChannelDialplan extends Event {
  type: 'ChannelDialplan'
  channel: Channel
  dialplan_app: string
  dialplan_app_data: string
}

export interface ChannelDtmfReceived extends Event {
  type: 'ChannelDtmfReceived'
  digit: string
  duration_ms: number
  channel: Channel
}

export interface ChannelEnteredBridge extends Event {
  type: 'ChannelEnteredBridge'
  bridge: Bridge
  channel?: Channel
}

export interface ChannelHangupRequest extends Event {
  type: 'ChannelHangupRequest'
  cause?: number
  tech_cause?: number
  soft?: boolean
  channel: Channel
}

export interface ChannelHold extends Event {
  type: 'ChannelHold'
  channel: Channel
  musicclass?: string
}

export interface ChannelLeftBridge extends Event {
  type: 'ChannelLeftBridge'
  bridge: Bridge
  channel: Channel
}

export interface ChannelStateChange extends Event {
  type: 'ChannelStateChange'
  channel: Channel
}

export interface ChannelTalkingFinished extends Event {
  type: 'ChannelTalkingFinished'
  channel: Channel
  duration: number
}

export interface ChannelTalkingStarted extends Event {
  type: 'ChannelTalkingStarted'
  channel: Channel
}

export interface ChannelToneDetected extends Event {
  type: 'ChannelToneDetected'
  channel: Channel
}

export interface ChannelTransfer extends Event {
  type: 'ChannelTransfer'
  state?: string
  refer_to: ReferTo
  referred_by: ReferredBy
}

export interface ChannelUnhold extends Event {
  type: 'ChannelUnhold'
  channel: Channel
}

export interface ChannelUserevent extends Event {
  type: 'ChannelUserevent'
  eventname: string
  channel?: Channel
  bridge?: Bridge
  endpoint?: Endpoint
  userevent: Record<string, unknown>
}

export interface ChannelVarset extends Event {
  type: 'ChannelVarset'
  variable: string
  value: string
  channel?: Channel
}

export interface ConfigInfo {
  name: string
  default_language: string
  max_channels?: number
  max_open_files?: number
  max_load?: number
  setid: SetId
}

export interface ConfigTuple {
  attribute: string
  value: string
}

export interface ContactInfo {
  uri: string
  contact_status: 'Unreachable' | 'Reachable' | 'Unknown' | 'NonQualified' | 'Removed'
  aor: string
  roundtrip_usec?: string
}

export interface ContactStatusChange extends Event {
  type: 'ContactStatusChange'
  endpoint: Endpoint
  contact_info: ContactInfo
}

export interface DeviceState {
  name: string
  state: 'UNKNOWN' | 'NOT_INUSE' | 'INUSE' | 'BUSY' | 'INVALID' | 'UNAVAILABLE' | 'RINGING' | 'RINGINUSE' | 'ONHOLD'
}

export interface DeviceStateChanged extends Event {
  type: 'DeviceStateChanged'
  device_state: DeviceState
}

export interface Dial extends Event {
  type: 'Dial'
  caller?: Channel
  peer: Channel
  forward?: string
  forwarded?: Channel
  dialstring?: string
  dialstatus: string
}

export interface Dialed {}

export interface DialplanCEP {
  context: string
  exten: string
  priority: number
  app_name: string
  app_data: string
}

export interface Endpoint {
  technology: string
  resource: string
  state?: 'unknown' | 'offline' | 'online'
  channel_ids: string[]
}

export interface EndpointStateChange extends Event {
  type: 'EndpointStateChange'
  endpoint: Endpoint
}

export interface Event extends Message {
  application: string
  timestamp: string
}

export interface FormatLangPair {
  language: string
  format: string
}

export interface LiveRecording {
  name: string
  format: string
  target_uri: string
  state: 'queued' | 'recording' | 'paused' | 'done' | 'failed' | 'canceled'
  duration?: number
  talking_duration?: number
  silence_duration?: number
  cause?: string
}

export interface LogChannel {
  channel: string
  type: string
  status: string
  configuration: string
}

export interface Mailbox {
  name: string
  old_messages: number
  new_messages: number
}

export interface Message {
  type: string
  asterisk_id?: string
}

export interface MissingParams {
  params: string[]
}

export interface Module {
  name: string
  description: string
  use_count: number
  status: string
  support_level: string
}

export interface Peer {
  peer_status: string
  cause?: string
  address?: string
  port?: string
  time?: string
}

export interface PeerStatusChange extends Event {
  type: 'PeerStatusChange'
  endpoint: Endpoint
  peer: Peer
}

export interface Playback {
  id: string
  media_uri: string
  next_media_uri?: string
  target_uri: string
  language?: string
  state: 'queued' | 'playing' | 'continuing' | 'done' | 'failed'
}

export interface PlaybackContinuing extends Event {
  type: 'PlaybackContinuing'
  playback: Playback
}

export interface PlaybackFinished extends Event {
  type: 'PlaybackFinished'
  playback: Playback
}

export interface PlaybackStarted extends Event {
  type: 'PlaybackStarted'
  playback: Playback
}

export interface RESTHeader {
  name: string
  value: string
}

export interface RESTQueryStringParameter {
  name: string
  value: string
}

export interface RESTRequest {
  type: string
  transaction_id: string
  request_id: string
  method: string
  uri: string
  content_type?: string
  query_strings?: RESTQueryStringParameter[]
  message_body?: string
}

export interface RESTResponse extends Event {
  type: 'RESTResponse'
  transaction_id: string
  request_id: string
  status_code: number
  reason_phrase: string
  uri: string
  content_type?: string
  message_body?: string
}

export interface RTPstat {
  txcount: number
  rxcount: number
  txjitter?: number
  rxjitter?: number
  remote_maxjitter?: number
  remote_minjitter?: number
  remote_normdevjitter?: number
  remote_stdevjitter?: number
  local_maxjitter?: number
  local_minjitter?: number
  local_normdevjitter?: number
  local_stdevjitter?: number
  txploss: number
  rxploss: number
  remote_maxrxploss?: number
  remote_minrxploss?: number
  remote_normdevrxploss?: number
  remote_stdevrxploss?: number
  local_maxrxploss?: number
  local_minrxploss?: number
  local_normdevrxploss?: number
  local_stdevrxploss?: number
  rtt?: number
  maxrtt?: number
  minrtt?: number
  normdevrtt?: number
  stdevrtt?: number
  local_ssrc: number
  remote_ssrc: number
  txoctetcount: number
  rxoctetcount: number
  channel_uniqueid: string
}

export interface RecordingFailed extends Event {
  type: 'RecordingFailed'
  recording: LiveRecording
}

export interface RecordingFinished extends Event {
  type: 'RecordingFinished'
  recording: LiveRecording
}

export interface RecordingStarted extends Event {
  type: 'RecordingStarted'
  recording: LiveRecording
}

export interface ReferTo {
  requested_destination: RequiredDestination
  destination_channel?: Channel
  connected_channel?: Channel
  bridge?: Bridge
}

export interface ReferredBy {
  source_channel: Channel
  connected_channel?: Channel
  bridge?: Bridge
}

export interface RequiredDestination {
  protocol_id?: string
  destination?: string
  additional_protocol_params?: AdditionalParam[]
}

export interface SetId {
  user: string
  group: string
}

export interface Sound {
  id: string
  text?: string
  formats: FormatLangPair[]
}

export interface StasisEnd extends Event {
  type: 'StasisEnd'
  channel: Channel
}

export interface StasisStart extends Event {
  type: 'StasisStart'
  args: string[]
  channel: Channel
  replace_channel?: Channel
}

export interface StatusInfo {
  startup_time: string
  last_reload_time: string
}

export interface StoredRecording {
  name: string
  format: string
}

export interface SystemInfo {
  version: string
  entity_id: string
}

export interface TextMessage {
  from: string
  to: string
  body: string
  variables?: Record<string, unknown>
}

export interface TextMessageReceived extends Event {
  type: 'TextMessageReceived'
  message: TextMessage
  endpoint?: Endpoint
}

export interface Variable {
  value: string
}

export interface Variables {
  variables: Record<string, unknown>
}

export interface AriEvents {
  ApplicationMoveFailed: ApplicationMoveFailed
  ApplicationRegistered: ApplicationRegistered
  ApplicationReplaced: ApplicationReplaced
  ApplicationUnregistered: ApplicationUnregistered
  BridgeAttendedTransfer: BridgeAttendedTransfer
  BridgeBlindTransfer: BridgeBlindTransfer
  BridgeCreated: BridgeCreated
  BridgeDestroyed: BridgeDestroyed
  BridgeMerged: BridgeMerged
  BridgeVideoSourceChanged: BridgeVideoSourceChanged
  CallBroadcast: CallBroadcast
  CallClaimed: CallClaimed
  ChannelCallerId: ChannelCallerId
  ChannelConnectedLine: ChannelConnectedLine
  ChannelCreated: ChannelCreated
  ChannelDestroyed: ChannelDestroyed
  ChannelDialplan: ChannelDialplan
  ChannelDtmfReceived: ChannelDtmfReceived
  ChannelEnteredBridge: ChannelEnteredBridge
  ChannelHangupRequest: ChannelHangupRequest
  ChannelHold: ChannelHold
  ChannelLeftBridge: ChannelLeftBridge
  ChannelStateChange: ChannelStateChange
  ChannelTalkingFinished: ChannelTalkingFinished
  ChannelTalkingStarted: ChannelTalkingStarted
  ChannelToneDetected: ChannelToneDetected
  ChannelTransfer: ChannelTransfer
  ChannelUnhold: ChannelUnhold
  ChannelUserevent: ChannelUserevent
  ChannelVarset: ChannelVarset
  ContactStatusChange: ContactStatusChange
  DeviceStateChanged: DeviceStateChanged
  Dial: Dial
  EndpointStateChange: EndpointStateChange
  PeerStatusChange: PeerStatusChange
  PlaybackContinuing: PlaybackContinuing
  PlaybackFinished: PlaybackFinished
  PlaybackStarted: PlaybackStarted
  RESTResponse: RESTResponse
  RecordingFailed: RecordingFailed
  RecordingFinished: RecordingFinished
  RecordingStarted: RecordingStarted
  StasisEnd: StasisEnd
  StasisStart: StasisStart
  TextMessageReceived: TextMessageReceived
}

export interface AriOperations {
  /** Add a channel to a bridge. */
  'POST /bridges/{bridgeId}/addChannel': {
    asked: {
      bridgeId: string
      channel: string | readonly string[]
      role?: string
      absorbDTMF?: boolean
      mute?: boolean
      inhibitConnectedLineUpdates?: boolean
    }
    inBody: never
    answer: undefined
  }
  /** Adds a log channel. */
  'POST /asterisk/logging/{logChannelName}': {
    asked: { logChannelName: string; configuration: string }
    inBody: never
    answer: undefined
  }
  /** Answer a channel. */
  'POST /channels/{channelId}/answer': { asked: { channelId: string }; inBody: never; answer: undefined }
  /** Change the state of a device controlled by ARI. (Note - implicitly creates the device state). */
  'PUT /deviceStates/{deviceName}': {
    asked: {
      deviceName: string
      deviceState: 'NOT_INUSE' | 'INUSE' | 'BUSY' | 'INVALID' | 'UNAVAILABLE' | 'RINGING' | 'RINGINUSE' | 'ONHOLD'
    }
    inBody: never
    answer: undefined
  }
  /** Change the state of a mailbox. (Note - implicitly creates the mailbox). */
  'PUT /mailboxes/{mailboxName}': {
    asked: { mailboxName: string; oldMessages: number; newMessages: number }
    inBody: never
    answer: undefined
  }
  /** Channel details. */
  'GET /channels/{channelId}': { asked: { channelId: string }; inBody: never; answer: Channel }
  /** Claim a broadcast channel for this application. */
  'POST /events/claim': { asked: { channelId: string; application: string }; inBody: never; answer: undefined }
  /** Control a playback. */
  'POST /playbacks/{playbackId}/control': {
    asked: { playbackId: string; operation: 'restart' | 'pause' | 'unpause' | 'reverse' | 'forward' }
    inBody: never
    answer: undefined
  }
  /** Copy a stored recording. */
  'POST /recordings/stored/{recordingName}/copy': {
    asked: { recordingName: string; destinationRecordingName: string }
    inBody: never
    answer: StoredRecording
  }
  /** Create a new bridge. */
  'POST /bridges': {
    asked: { type?: string; bridgeId?: string; name?: string; variables?: Readonly<Record<string, string>> }
    inBody: 'variables'
    answer: Bridge
  }
  /** Create a new bridge. */
  'POST /bridges/{bridgeId}': {
    asked: { type?: string; bridgeId: string; name?: string; variables?: Readonly<Record<string, string>> }
    inBody: 'variables'
    answer: Bridge
  }
  /** Create a new channel (originate with id). */
  'POST /channels/{channelId}': {
    asked: {
      channelId: string
      endpoint: string
      extension?: string
      context?: string
      priority?: number
      label?: string
      app?: string
      appArgs?: string
      callerId?: string
      timeout?: number
      variables?: Readonly<Record<string, string>>
      otherChannelId?: string
      originator?: string
      formats?: string
    }
    inBody: 'variables'
    answer: Channel
  }
  /** Create a new channel (originate). */
  'POST /channels': {
    asked: {
      endpoint: string
      extension?: string
      context?: string
      priority?: number
      label?: string
      app?: string
      appArgs?: string
      callerId?: string
      timeout?: number
      variables?: Readonly<Record<string, string>>
      channelId?: string
      otherChannelId?: string
      originator?: string
      formats?: string
    }
    inBody: 'variables'
    answer: Channel
  }
  /** Create channel. */
  'POST /channels/create': {
    asked: {
      endpoint: string
      app: string
      appArgs?: string
      channelId?: string
      otherChannelId?: string
      originator?: string
      formats?: string
      variables?: Readonly<Record<string, string>>
    }
    inBody: 'variables'
    answer: Channel
  }
  /** Create or update a dynamic configuration object. */
  'PUT /asterisk/config/dynamic/{configClass}/{objectType}/{id}': {
    asked: { configClass: string; objectType: string; id: string; fields?: readonly ConfigTuple[] }
    inBody: 'fields'
    answer: ConfigTuple[]
  }
  /** Delete (i.e. hangup) a channel. */
  'DELETE /channels/{channelId}': {
    asked: {
      channelId: string
      reason_code?: string
      reason?:
        | 'normal'
        | 'busy'
        | 'congestion'
        | 'no_answer'
        | 'timeout'
        | 'rejected'
        | 'unallocated'
        | 'normal_unspecified'
        | 'number_incomplete'
        | 'codec_mismatch'
        | 'interworking'
        | 'failure'
        | 'answered_elsewhere'
    }
    inBody: never
    answer: undefined
  }
  /** Delete a dynamic configuration object. */
  'DELETE /asterisk/config/dynamic/{configClass}/{objectType}/{id}': {
    asked: { configClass: string; objectType: string; id: string }
    inBody: never
    answer: undefined
  }
  /** Delete a stored recording. */
  'DELETE /recordings/stored/{recordingName}': { asked: { recordingName: string }; inBody: never; answer: undefined }
  /** Deletes a log channel. */
  'DELETE /asterisk/logging/{logChannelName}': { asked: { logChannelName: string }; inBody: never; answer: undefined }
  /** Destroy a device-state controlled by ARI. */
  'DELETE /deviceStates/{deviceName}': { asked: { deviceName: string }; inBody: never; answer: undefined }
  /** Destroy a mailbox. */
  'DELETE /mailboxes/{mailboxName}': { asked: { mailboxName: string }; inBody: never; answer: undefined }
  /** Details for an endpoint. */
  'GET /endpoints/{tech}/{resource}': { asked: { tech?: string; resource?: string }; inBody: never; answer: Endpoint }
  /** Dial a created channel. */
  'POST /channels/{channelId}/dial': {
    asked: { channelId: string; caller?: string; timeout?: number }
    inBody: never
    answer: undefined
  }
  /** Exit application; continue execution in the dialplan. */
  'POST /channels/{channelId}/continue': {
    asked: { channelId: string; context?: string; extension?: string; priority?: number; label?: string }
    inBody: never
    answer: undefined
  }
  /** Filter application events types. */
  'PUT /applications/{applicationName}/eventFilter': {
    asked: { applicationName: string; filter?: Readonly<Record<string, unknown>> }
    inBody: 'filter'
    answer: Application
  }
  /** Generate a user event. */
  'POST /events/user/{eventName}': {
    asked: {
      eventName: string
      application: string
      source?: string | readonly string[]
      variables?: Readonly<Record<string, string>>
    }
    inBody: 'variables'
    answer: undefined
  }
  /** Get Asterisk module information. */
  'GET /asterisk/modules/{moduleName}': { asked: { moduleName: string }; inBody: never; answer: Module }
  /** Get a playback's details. */
  'GET /playbacks/{playbackId}': { asked: { playbackId: string }; inBody: never; answer: Playback }
  /** Get a sound's details. */
  'GET /sounds/{soundId}': { asked: { soundId: string }; inBody: never; answer: Sound }
  /** Get a stored recording's details. */
  'GET /recordings/stored/{recordingName}': { asked: { recordingName: string }; inBody: never; answer: StoredRecording }
  /** Get bridge details. */
  'GET /bridges/{bridgeId}': { asked: { bridgeId: string }; inBody: never; answer: Bridge }
  /** Get details of an application. */
  'GET /applications/{applicationName}': { asked: { applicationName: string }; inBody: never; answer: Application }
  /** Get the file associated with the stored recording. */
  'GET /recordings/stored/{recordingName}/file': { asked: { recordingName: string }; inBody: never; answer: string }
  /** Get the value of a bridge variable or function. */
  'GET /bridges/{bridgeId}/variable': { asked: { bridgeId: string; variable: string }; inBody: never; answer: Variable }
  /** Get the value of a channel variable or function. */
  'GET /channels/{channelId}/variable': {
    asked: { channelId: string; variable: string }
    inBody: never
    answer: Variable
  }
  /** Get the value of a global variable. */
  'GET /asterisk/variable': { asked: { variable: string }; inBody: never; answer: Variable }
  /** Get the value of multiple bridge variables or functions. */
  'GET /bridges/{bridgeId}/variables': {
    asked: { bridgeId: string; variables: string | readonly string[] }
    inBody: never
    answer: Variables
  }
  /** Get the value of multiple channel variables or functions. */
  'GET /channels/{channelId}/variables': {
    asked: { channelId: string; variables: string | readonly string[] }
    inBody: never
    answer: Variables
  }
  /** Gets Asterisk log channel information. */
  'GET /asterisk/logging': { asked: {}; inBody: never; answer: LogChannel[] }
  /** Gets Asterisk system information. */
  'GET /asterisk/info': {
    asked: { only?: 'build' | 'system' | 'config' | 'status' | readonly ('build' | 'system' | 'config' | 'status')[] }
    inBody: never
    answer: AsteriskInfo
  }
  /** Hold a channel. */
  'POST /channels/{channelId}/hold': { asked: { channelId: string }; inBody: never; answer: undefined }
  /** Indicate progress on a channel. */
  'POST /channels/{channelId}/progress': { asked: { channelId: string }; inBody: never; answer: undefined }
  /** Indicate ringing to a channel. */
  'POST /channels/{channelId}/ring': { asked: { channelId: string }; inBody: never; answer: undefined }
  /** Inform the channel about the progress of the attended/blind transfer. */
  'POST /channels/{channelId}/transfer_progress': {
    asked: { channelId: string; states: string }
    inBody: never
    answer: undefined
  }
  /** List Asterisk modules. */
  'GET /asterisk/modules': { asked: {}; inBody: never; answer: Module[] }
  /** List all ARI controlled device states. */
  'GET /deviceStates': { asked: {}; inBody: never; answer: DeviceState[] }
  /** List all active bridges in Asterisk. */
  'GET /bridges': { asked: {}; inBody: never; answer: Bridge[] }
  /** List all active channels in Asterisk. */
  'GET /channels': { asked: {}; inBody: never; answer: Channel[] }
  /** List all applications. */
  'GET /applications': { asked: {}; inBody: never; answer: Application[] }
  /** List all endpoints. */
  'GET /endpoints': { asked: {}; inBody: never; answer: Endpoint[] }
  /** List all mailboxes. */
  'GET /mailboxes': { asked: {}; inBody: never; answer: Mailbox[] }
  /** List all sounds. */
  'GET /sounds': { asked: { lang?: string; format?: string }; inBody: never; answer: Sound[] }
  /** List available endoints for a given endpoint technology. */
  'GET /endpoints/{tech}': { asked: { tech?: string }; inBody: never; answer: Endpoint[] }
  /** List live recordings. */
  'GET /recordings/live/{recordingName}': { asked: { recordingName: string }; inBody: never; answer: LiveRecording }
  /** List recordings that are complete. */
  'GET /recordings/stored': { asked: {}; inBody: never; answer: StoredRecording[] }
  /** Load an Asterisk module. */
  'POST /asterisk/modules/{moduleName}': { asked: { moduleName: string }; inBody: never; answer: undefined }
  /** Move the channel from one Stasis application to another. */
  'POST /channels/{channelId}/move': {
    asked: { channelId: string; app: string; appArgs?: string }
    inBody: never
    answer: undefined
  }
  /** Mute a channel. */
  'POST /channels/{channelId}/mute': {
    asked: { channelId: string; direction?: 'both' | 'in' | 'out' }
    inBody: never
    answer: undefined
  }
  /** Mute a live recording. */
  'POST /recordings/live/{recordingName}/mute': { asked: { recordingName: string }; inBody: never; answer: undefined }
  /** Pause a live recording. */
  'POST /recordings/live/{recordingName}/pause': { asked: { recordingName: string }; inBody: never; answer: undefined }
  /** Play music on hold to a bridge or change the MOH class that is playing. */
  'POST /bridges/{bridgeId}/moh': { asked: { bridgeId: string; mohClass?: string }; inBody: never; answer: undefined }
  /** Play music on hold to a channel. */
  'POST /channels/{channelId}/moh': {
    asked: { channelId: string; mohClass?: string }
    inBody: never
    answer: undefined
  }
  /** Play silence to a channel. */
  'POST /channels/{channelId}/silence': { asked: { channelId: string }; inBody: never; answer: undefined }
  /** RTP stats on a channel. */
  'GET /channels/{channelId}/rtp_statistics': { asked: { channelId: string }; inBody: never; answer: RTPstat }
  /** Redirect the channel to a different location. */
  'POST /channels/{channelId}/redirect': {
    asked: { channelId: string; endpoint: string }
    inBody: never
    answer: undefined
  }
  /** Refer an endpoint or technology URI to some technology URI or endpoint. */
  'POST /endpoints/refer': {
    asked: {
      to: string
      from: string
      refer_to: string
      to_self?: boolean
      variables?: Readonly<Record<string, string>>
    }
    inBody: 'variables'
    answer: undefined
  }
  /** Refer an endpoint or technology URI to some technology URI or endpoint. */
  'POST /endpoints/{tech}/{resource}/refer': {
    asked: {
      tech?: string
      resource?: string
      from: string
      refer_to: string
      to_self?: boolean
      variables?: Readonly<Record<string, string>>
    }
    inBody: 'variables'
    answer: undefined
  }
  /** Reload an Asterisk module. */
  'PUT /asterisk/modules/{moduleName}': { asked: { moduleName: string }; inBody: never; answer: undefined }
  /** Remove a channel from a bridge. */
  'POST /bridges/{bridgeId}/removeChannel': {
    asked: { bridgeId: string; channel: string | readonly string[] }
    inBody: never
    answer: undefined
  }
  /** Remove a channel from hold. */
  'DELETE /channels/{channelId}/hold': { asked: { channelId: string }; inBody: never; answer: undefined }
  /** Removes any explicit video source in a multi-party mixing bridge. This operation has no effect on bridges with two or fewer participants. When no explicit video source is set, talk detection will be used to determine the active video stream. */
  'DELETE /bridges/{bridgeId}/videoSource': { asked: { bridgeId: string }; inBody: never; answer: undefined }
  /** Response pong message. */
  'GET /asterisk/ping': { asked: {}; inBody: never; answer: AsteriskPing }
  /** Retrieve a dynamic configuration object. */
  'GET /asterisk/config/dynamic/{configClass}/{objectType}/{id}': {
    asked: { configClass: string; objectType: string; id: string }
    inBody: never
    answer: ConfigTuple[]
  }
  /** Retrieve the current state of a device. */
  'GET /deviceStates/{deviceName}': { asked: { deviceName: string }; inBody: never; answer: DeviceState }
  /** Retrieve the current state of a mailbox. */
  'GET /mailboxes/{mailboxName}': { asked: { mailboxName: string }; inBody: never; answer: Mailbox }
  /** Rotates a log channel. */
  'PUT /asterisk/logging/{logChannelName}/rotate': {
    asked: { logChannelName: string }
    inBody: never
    answer: undefined
  }
  /** Send a message to some endpoint in a technology. */
  'PUT /endpoints/{tech}/{resource}/sendMessage': {
    asked: {
      tech?: string
      resource?: string
      from: string
      body?: string
      variables?: Readonly<Record<string, string>>
    }
    inBody: 'variables'
    answer: undefined
  }
  /** Send a message to some technology URI or endpoint. */
  'PUT /endpoints/sendMessage': {
    asked: { to: string; from: string; body?: string; variables?: Readonly<Record<string, string>> }
    inBody: 'variables'
    answer: undefined
  }
  /** Send provided DTMF to a given channel. */
  'POST /channels/{channelId}/dtmf': {
    asked: { channelId: string; dtmf?: string; before?: number; between?: number; duration?: number; after?: number }
    inBody: never
    answer: undefined
  }
  /** Set a channel as the video source in a multi-party mixing bridge. This operation has no effect on bridges with two or fewer participants. */
  'POST /bridges/{bridgeId}/videoSource/{channelId}': {
    asked: { bridgeId: string; channelId: string }
    inBody: never
    answer: undefined
  }
  /** Set the value of a bridge variable or function. */
  'POST /bridges/{bridgeId}/variable': {
    asked: { bridgeId: string; variable: string; value?: string; report_events?: boolean }
    inBody: never
    answer: undefined
  }
  /** Set the value of a channel variable or function. */
  'POST /channels/{channelId}/variable': {
    asked: { channelId: string; variable: string; value?: string; report_events?: boolean }
    inBody: never
    answer: undefined
  }
  /** Set the value of a global variable. */
  'POST /asterisk/variable': { asked: { variable: string; value?: string }; inBody: never; answer: undefined }
  /** Set the values of multiple bridge variables or functions. */
  'POST /bridges/{bridgeId}/variables': {
    asked: { bridgeId: string; variables: Readonly<Record<string, string>> }
    inBody: 'variables'
    answer: undefined
  }
  /** Set the values of multiple channel variables or functions. */
  'POST /channels/{channelId}/variables': {
    asked: { channelId: string; variables: Readonly<Record<string, string>> }
    inBody: 'variables'
    answer: undefined
  }
  /** Shut down a bridge. */
  'DELETE /bridges/{bridgeId}': { asked: { bridgeId: string }; inBody: never; answer: undefined }
  /** Start a recording. */
  'POST /bridges/{bridgeId}/record': {
    asked: {
      bridgeId: string
      name: string
      format: string
      recorder_format?: string
      maxDurationSeconds?: number
      maxSilenceSeconds?: number
      ifExists?: 'fail' | 'overwrite' | 'append'
      beep?: boolean
      terminateOn?: 'none' | 'any' | '*' | '#'
    }
    inBody: never
    answer: LiveRecording
  }
  /** Start a recording. */
  'POST /channels/{channelId}/record': {
    asked: {
      channelId: string
      name: string
      format: string
      maxDurationSeconds?: number
      maxSilenceSeconds?: number
      ifExists?: 'fail' | 'overwrite' | 'append'
      beep?: boolean
      terminateOn?: 'none' | 'any' | '*' | '#'
    }
    inBody: never
    answer: LiveRecording
  }
  /** Start an External Media session. */
  'POST /channels/externalMedia': {
    asked: {
      channelId?: string
      app: string
      variables?: Readonly<Record<string, string>>
      external_host?: string
      encapsulation?: 'rtp' | 'audiosocket' | 'none'
      transport?: 'udp' | 'tcp' | 'websocket'
      connection_type?: 'client' | 'server'
      format: string
      direction?: 'both'
      data?: string
      transport_data?: string
    }
    inBody: 'variables'
    answer: Channel
  }
  /** Start playback of media and specify the playbackId. */
  'POST /channels/{channelId}/play/{playbackId}': {
    asked: {
      channelId: string
      playbackId: string
      media: string | readonly string[]
      lang?: string
      offsetms?: number
      skipms?: number
    }
    inBody: never
    answer: Playback
  }
  /** Start playback of media on a bridge. */
  'POST /bridges/{bridgeId}/play': {
    asked: {
      bridgeId: string
      media: string | readonly string[]
      announcer_format?: string
      lang?: string
      offsetms?: number
      skipms?: number
      playbackId?: string
    }
    inBody: never
    answer: Playback
  }
  /** Start playback of media on a bridge. */
  'POST /bridges/{bridgeId}/play/{playbackId}': {
    asked: {
      bridgeId: string
      playbackId: string
      media: string | readonly string[]
      announcer_format?: string
      lang?: string
      offsetms?: number
      skipms?: number
    }
    inBody: never
    answer: Playback
  }
  /** Start playback of media. */
  'POST /channels/{channelId}/play': {
    asked: {
      channelId: string
      media: string | readonly string[]
      lang?: string
      offsetms?: number
      skipms?: number
      playbackId?: string
    }
    inBody: never
    answer: Playback
  }
  /** Start snooping. */
  'POST /channels/{channelId}/snoop': {
    asked: {
      channelId: string
      spy?: 'none' | 'both' | 'out' | 'in'
      whisper?: 'none' | 'both' | 'out' | 'in'
      app: string
      appArgs?: string
      snoopId?: string
    }
    inBody: never
    answer: Channel
  }
  /** Start snooping. */
  'POST /channels/{channelId}/snoop/{snoopId}': {
    asked: {
      channelId: string
      snoopId: string
      spy?: 'none' | 'both' | 'out' | 'in'
      whisper?: 'none' | 'both' | 'out' | 'in'
      app: string
      appArgs?: string
    }
    inBody: never
    answer: Channel
  }
  /** Stop a live recording and discard it. */
  'DELETE /recordings/live/{recordingName}': { asked: { recordingName: string }; inBody: never; answer: undefined }
  /** Stop a live recording and store it. */
  'POST /recordings/live/{recordingName}/stop': { asked: { recordingName: string }; inBody: never; answer: undefined }
  /** Stop a playback. */
  'DELETE /playbacks/{playbackId}': { asked: { playbackId: string }; inBody: never; answer: undefined }
  /** Stop playing music on hold to a bridge. */
  'DELETE /bridges/{bridgeId}/moh': { asked: { bridgeId: string }; inBody: never; answer: undefined }
  /** Stop playing music on hold to a channel. */
  'DELETE /channels/{channelId}/moh': { asked: { channelId: string }; inBody: never; answer: undefined }
  /** Stop playing silence to a channel. */
  'DELETE /channels/{channelId}/silence': { asked: { channelId: string }; inBody: never; answer: undefined }
  /** Stop ringing indication on a channel if locally generated. */
  'DELETE /channels/{channelId}/ring': { asked: { channelId: string }; inBody: never; answer: undefined }
  /** Subscribe an application to a event source. */
  'POST /applications/{applicationName}/subscription': {
    asked: { applicationName: string; eventSource: string | readonly string[] }
    inBody: never
    answer: Application
  }
  /** Unload an Asterisk module. */
  'DELETE /asterisk/modules/{moduleName}': { asked: { moduleName: string }; inBody: never; answer: undefined }
  /** Unmute a channel. */
  'DELETE /channels/{channelId}/mute': {
    asked: { channelId: string; direction?: 'both' | 'in' | 'out' }
    inBody: never
    answer: undefined
  }
  /** Unmute a live recording. */
  'DELETE /recordings/live/{recordingName}/mute': { asked: { recordingName: string }; inBody: never; answer: undefined }
  /** Unpause a live recording. */
  'DELETE /recordings/live/{recordingName}/pause': {
    asked: { recordingName: string }
    inBody: never
    answer: undefined
  }
  /** Unsubscribe an application from an event source. */
  'DELETE /applications/{applicationName}/subscription': {
    asked: { applicationName: string; eventSource: string | readonly string[] }
    inBody: never
    answer: Application
  }
}
