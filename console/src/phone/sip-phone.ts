import JsSIP from 'jssip'
import type { IncomingRTCSessionEvent, RTCSessionEvent } from 'jssip/lib/UA.js'
import type { Line, PhoneCall } from './phone-state.ts'
import { type CallEars, carryCall, type RunningCall } from './running-call.ts'

/** What the server gives a desk to register with. */
export type Credentials = { endpoint: string; secret: string; domain: string; socketPath: string }

export type SipEars = CallEars & {
  line(line: Line): void
  /** The line refused these credentials: others are needed. */
  refused(): void
}

export type SipPhone = {
  /** Answers what rings; where it has not begun to ring here yet, as soon as it does. */
  answer(reservationId: string): void
  decline(reservationId: string): void
  hangUp(): void
  mute(muted: boolean): void
  noteHeld(held: boolean): void
  press(key: string): void
  changeDevices(): void
  /** The page goes: the call is left so that the server rings again where the desk comes back. */
  leave(): void
  stop(): void
}

// An answer pressed before the ring has reached this page is kept this long.
const wantedFor = 15_000

/** A telephone of this page: registered by SIP over the web port's socket, one call at a time. */
export function openSipPhone(credentials: Credentials, ears: SipEars): SipPhone {
  const { endpoint, secret, domain, socketPath } = credentials
  const address = new URL(socketPath, location.href)
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
  const socket = new JsSIP.WebSocketInterface(address.href)
  const agent = new JsSIP.UA({
    sockets: [socket],
    uri: `sip:${endpoint}@${domain}`,
    authorization_user: endpoint,
    password: secret,
    register_expires: 120,
    session_timers: false,
    connection_recovery_min_interval: 1,
    connection_recovery_max_interval: 8,
    user_agent: 'Amer',
  })
  let running: RunningCall | null = null
  let wanted: { reservationId: string; until: number } | null = null

  agent.on('connecting', () => ears.line('connecting'))
  agent.on('registered', () => ears.line('ready'))
  agent.on('unregistered', () => ears.line('lost'))
  agent.on('disconnected', () => ears.line('lost'))
  agent.on('registrationFailed', ({ response }) => {
    ears.line('lost')
    // Without an answer the socket is gone, and comes back by itself.
    if (response) ears.refused()
  })
  agent.on('newRTCSession', (event: RTCSessionEvent) => {
    if (!isIncoming(event)) return
    if (running) return event.session.terminate({ status_code: 486 })
    const header = (name: string) => event.request.getHeader(name) || null
    const call: PhoneCall = {
      reservationId: header('X-Amer-Reservation'),
      contactId: header('X-Amer-Contact'),
      state: 'ringing',
      since: Date.now(),
      muted: false,
      held: false,
    }
    const mine = carryCall(event.session, call, ears, () => {
      running = null
    })
    running = mine
    const isWanted = wanted !== null && wanted.reservationId === call.reservationId && wanted.until > Date.now()
    if (isWanted || header('X-Amer-Rejoin')) mine.answer()
  })
  agent.start()

  return {
    answer: (reservationId) => {
      if (running?.reservationId === reservationId) running.answer()
      else wanted = { reservationId, until: Date.now() + wantedFor }
    },
    decline: (reservationId) => {
      wanted = null
      if (running?.reservationId === reservationId) running.decline()
    },
    hangUp: () => running?.hangUp(),
    mute: (muted) => running?.mute(muted),
    noteHeld: (held) => running?.noteHeld(held),
    press: (key) => running?.press(key),
    changeDevices: () => running?.changeDevices(),
    leave: () => running?.leave(),
    stop: () => {
      running?.leave()
      agent.stop()
    },
  }
}

const isIncoming = (event: RTCSessionEvent): event is IncomingRTCSessionEvent => event.session.direction === 'incoming'
