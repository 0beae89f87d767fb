import { type Api, Unanswered } from '../api/client.ts'
import { type Store, storeOf } from '../chat/store.ts'
import type { Credentials, PlacedCall, placeCall } from './sip-call.ts'

/** Why there is no call, as the caller can mend it. */
export type CallProblem = 'refused' | 'missing' | 'insecure' | 'too-many' | 'away' | 'failed'

export interface CallState {
  /** Whether this entity can be called from here at all. */
  readonly possible: boolean
  /** Whether the face of the call is shown in place of the chat. */
  readonly shown: boolean
  readonly phase: 'idle' | 'starting' | 'talking' | 'over'
  readonly problem: CallProblem | null
  readonly muted: boolean
  /** When it was answered, in milliseconds. */
  readonly since: number
}

export interface Calls {
  readonly store: Store<CallState>
  show(): void
  hide(): void
  begin(): Promise<void>
  mute(): void
  press(key: string): void
  hangUp(): void
  dispose(): void
}

export type BringSip = () => Promise<{ placeCall: typeof placeCall }>

const NO_CALL: CallState = { possible: false, shown: false, phase: 'idle', problem: null, muted: false, since: 0 }

/** Calls from this page to one entity: one at a time. */
export function openCalls(setting: { api: Api; slug: string; bringSip: BringSip }): Calls {
  const { api, slug, bringSip } = setting
  const path = `/entities/${encodeURIComponent(slug)}/calls`
  const store = storeOf<CallState>(NO_CALL)
  let placed: PlacedCall | null = null
  let disposed = false
  void api.get<{ possible: boolean }>(path).then(
    ({ possible }) => store.set({ possible }),
    () => undefined,
  )
  const stop = (problem: CallProblem | null): void => {
    placed = null
    store.set({ phase: 'over', problem, muted: false })
  }

  const place = async (): Promise<void> => {
    const microphone = await openMicrophone()
    try {
      const [credentials, sip] = await Promise.all([api.post<Credentials>(path, {}), bringSip()])
      if (disposed || store.get().phase !== 'starting') throw new Unanswered(0, 'portal.left')
      placed = sip.placeCall(new URL(api.root, location.href).origin, credentials, microphone, {
        talking: () => store.set({ phase: 'talking', since: Date.now() }),
        over: (why) => stop(why === 'failed' && store.get().phase === 'starting' ? 'failed' : null),
      })
    } catch (error) {
      for (const track of microphone.getTracks()) track.stop()
      throw error
    }
  }

  return {
    store,
    show: () => store.set({ shown: true }),
    hide: () => store.set({ shown: false, ...(store.get().phase === 'over' ? { phase: 'idle', problem: null } : {}) }),
    begin: async () => {
      const { phase } = store.get()
      if (phase === 'starting' || phase === 'talking') return
      store.set({ shown: true, phase: 'starting', problem: null, muted: false })
      await place().catch((error: unknown) => {
        if (store.get().phase === 'starting') stop(problemOf(error))
      })
    },
    mute: () => {
      const muted = !store.get().muted
      placed?.mute(muted)
      store.set({ muted })
    },
    press: (key) => placed?.press(key),
    hangUp: () => {
      if (placed) placed.hangUp()
      else stop(null)
    },
    dispose: () => {
      disposed = true
      placed?.hangUp()
    },
  }
}

class NoMicrophone extends Error {
  readonly why: CallProblem
  constructor(why: CallProblem) {
    super(why)
    this.why = why
  }
}

async function openMicrophone(): Promise<MediaStream> {
  // Browsers hide microphones from pages that came over an open line.
  if (!navigator.mediaDevices) throw new NoMicrophone('insecure')
  const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: true }
  return navigator.mediaDevices.getUserMedia({ audio }).catch((error: unknown) => {
    const name = error instanceof DOMException ? error.name : ''
    throw new NoMicrophone(name === 'NotAllowedError' || name === 'SecurityError' ? 'refused' : 'missing')
  })
}

function problemOf(error: unknown): CallProblem {
  if (error instanceof NoMicrophone) return error.why
  if (!(error instanceof Unanswered)) return 'failed'
  if (error.status === 429) return 'too-many'
  return error.status === 503 || error.status === 404 ? 'away' : 'failed'
}
