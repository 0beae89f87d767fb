import JsSIP from 'jssip'

/** What the server gives a guest: good for one number, for a while. */
export interface Credentials {
  readonly endpoint: string
  readonly secret: string
  readonly domain: string
  readonly socketPath: string
  readonly number: string
  readonly pass: string
}

export interface SipEars {
  talking(): void
  over(why: 'ended' | 'failed'): void
}

export interface PlacedCall {
  mute(muted: boolean): void
  press(key: string): void
  hangUp(): void
}

/** Calls the one number of these credentials; this part, with the SIP library, is brought only when somebody calls. */
export function placeCall(
  origin: string,
  credentials: Credentials,
  microphone: MediaStream,
  ears: SipEars,
): PlacedCall {
  const { endpoint, secret, domain, socketPath, number, pass } = credentials
  const address = new URL(socketPath, new URL(origin, location.href))
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
  address.searchParams.set('guest', pass)
  const agent = new JsSIP.UA({
    sockets: [new JsSIP.WebSocketInterface(address.href)],
    uri: `sip:${endpoint}@${domain}`,
    authorization_user: endpoint,
    password: secret,
    register: false,
    session_timers: false,
    user_agent: 'Amer',
  })
  const sound = new Audio()
  sound.autoplay = true
  let session: ReturnType<typeof agent.call> | null = null
  let isOver = false
  const end = (why: 'ended' | 'failed'): void => {
    if (isOver) return
    isOver = true
    removeEventListener('pagehide', leave)
    sound.srcObject = null
    for (const track of microphone.getTracks()) track.stop()
    ears.over(why)
    // The farewell still has to go out over the socket.
    setTimeout(() => agent.stop(), 1000)
  }
  const leave = (): void => {
    if (session && !session.isEnded()) session.terminate()
    end('ended')
  }
  addEventListener('pagehide', leave)

  agent.on('connected', () => {
    if (session || isOver) return
    session = agent.call(`sip:${number}@${domain}`, { mediaStream: microphone, pcConfig: { iceServers: [] } })
    session.connection.addEventListener('track', ({ track, streams }) => {
      sound.srcObject = streams[0] ?? new MediaStream([track])
      sound.play().catch(() => undefined)
    })
    session.on('confirmed', () => ears.talking())
    session.on('ended', () => end('ended'))
    session.on('failed', () => end('failed'))
  })
  agent.on('disconnected', () => {
    // A call that stands outlives its socket, which comes back by itself.
    if (!session) {
      agent.stop()
      end('failed')
    }
  })
  agent.start()

  return {
    mute: (muted) => (muted ? session?.mute({ audio: true }) : session?.unmute({ audio: true })),
    press: (key) => {
      if (session?.isEstablished()) session.sendDTMF(key, { transportType: JsSIP.C.DTMF_TRANSPORT.RFC2833 })
    },
    hangUp: leave,
  }
}
