import JsSIP from 'jssip'
import type { RTCSession } from 'jssip/lib/RTCSession.js'
import { openMicrophone, soundOnChosen, whyNoMicrophone } from './devices.ts'
import { type LineQuality, type QualitySum, sumOf } from './line-quality.ts'
import { measureLine } from './measure-line.ts'
import { measureSound } from './measure-sound.ts'
import type { Levels, Microphone, PhoneCall } from './phone-state.ts'

export type CallEars = {
  microphone(microphone: Microphone): void
  call(call: PhoneCall | null): void
  quality(quality: LineQuality | null): void
  levels(levels: Levels): void
  /** A conversation is over. */
  over(contactId: string | null, sum: QualitySum | null): void
}

/** The one call of a telephone. */
export type RunningCall = {
  reservationId: string | null
  answer(): void
  decline(): void
  hangUp(): void
  mute(muted: boolean): void
  noteHeld(held: boolean): void
  press(key: string): void
  changeDevices(): void
  leave(): void
}

// Q.850: told to the server as why the leg ended; a reload is no hang-up, and whoever hangs up means it.
const PAGE_LEFT = 'Reason: Q.850;cause=41;text="page left"'
const HUNG_UP = 'Reason: Q.850;cause=16;text="hung up"'

/** Carries a call that rings here to its end: sound, measurements and what the agent does with it. */
export function carryCall(session: RTCSession, first: PhoneCall, ears: CallEars, forget: () => void): RunningCall {
  let call = first
  const become = (change: Partial<PhoneCall>) => {
    call = { ...call, ...change }
    ears.call(call)
  }
  const sound = makeSound(session, (levels) => ears.levels(call.muted ? { ...levels, us: 0 } : levels))
  const measured: LineQuality[] = []
  let stopMeasuring = () => {}

  session.on('confirmed', () => {
    become({ state: 'talking', since: Date.now() })
    sound.measure()
    stopMeasuring = measureLine(session.connection, (quality) => {
      measured.push(quality)
      ears.quality(quality)
    })
  })
  const end = () => {
    stopMeasuring()
    sound.end()
    forget()
    ears.quality(null)
    ears.levels({ them: 0, us: 0 })
    ears.call(null)
    if (call.state === 'talking') ears.over(call.contactId, sumOf(measured))
  }
  session.on('ended', end)
  session.on('failed', end)
  ears.call(call)

  const answer = async () => {
    if (call.state !== 'ringing') return
    become({ state: 'answering' })
    try {
      const microphone = await sound.open()
      ears.microphone('there')
      if (session.isEnded()) return sound.end()
      session.answer({ mediaStream: microphone, pcConfig: { iceServers: [] } })
    } catch (error) {
      if (session.isEnded()) return
      // It rings on: the reason stands on the screen, and permission may still be given.
      ears.microphone(whyNoMicrophone(error))
      become({ state: 'ringing' })
    }
  }

  return {
    reservationId: first.reservationId,
    answer: () => void answer(),
    decline: () => {
      if (call.state !== 'talking' && !session.isEnded()) session.terminate({ status_code: 603 })
    },
    hangUp: () => {
      if (!session.isEnded()) session.terminate({ extraHeaders: [HUNG_UP] })
    },
    mute: (muted) => {
      if (muted) session.mute({ audio: true })
      else session.unmute({ audio: true })
      become({ muted })
    },
    noteHeld: (held) => become({ held }),
    press: (key) => {
      if (/^[0-9*#]$/.test(key) && session.isEstablished()) {
        session.sendDTMF(key, { transportType: JsSIP.C.DTMF_TRANSPORT.RFC2833 })
      }
    },
    changeDevices: () => void sound.changeDevices(!call.muted),
    leave: () => {
      if (session.isEnded()) return
      session.terminate({ extraHeaders: [PAGE_LEFT], ...(call.state === 'talking' ? {} : { status_code: 480 }) })
    },
  }
}

/** Microphone and loudspeaker of a call. */
function makeSound(session: RTCSession, tell: (levels: Levels) => void) {
  const speaker = new Audio()
  speaker.autoplay = true
  let microphone: MediaStream | null = null
  let stopLevels = () => {}
  session.on('peerconnection', ({ peerconnection }) => {
    peerconnection.addEventListener('track', ({ track, streams }) => {
      speaker.srcObject = streams[0] ?? new MediaStream([track])
      void soundOnChosen(speaker)
      void speaker.play().catch(() => undefined)
    })
  })
  const close = (stream: MediaStream | null) => {
    for (const track of stream?.getTracks() ?? []) track.stop()
  }
  const measure = () => {
    stopLevels()
    const theirs = speaker.srcObject instanceof MediaStream ? speaker.srcObject : new MediaStream()
    stopLevels = measureSound([theirs, microphone ?? new MediaStream()], ([them = 0, us = 0]) => tell({ them, us }))
  }
  return {
    measure,
    open: async () => {
      microphone = await openMicrophone()
      return microphone
    },
    changeDevices: async (heard: boolean) => {
      void soundOnChosen(speaker)
      if (!microphone) return
      const next = await openMicrophone().catch(() => null)
      const track = next?.getAudioTracks()[0]
      if (!next || !track) return
      track.enabled = heard
      const sender = session.connection?.getSenders().find((one) => one.track?.kind === 'audio')
      await sender?.replaceTrack(track)
      close(microphone)
      microphone = next
      measure()
    },
    end: () => {
      stopLevels()
      speaker.srcObject = null
      close(microphone)
    },
  }
}
