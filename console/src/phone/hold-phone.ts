import { api, Problem } from '../api/index.ts'
import type { QualitySum } from './line-quality.ts'
import type { PhoneCommand, PhoneState } from './phone-state.ts'
import { silentPhone } from './phone-state.ts'
import type { Credentials, SipEars, SipPhone } from './sip-phone.ts'

export type PhoneTell = {
  state(state: PhoneState): void
  levels: SipEars['levels']
}

export type HeldPhone = { do: (command: PhoneCommand) => void; state: () => PhoneState; stop: () => void }

const firstWait = 2_000
const longestWait = 120_000
const withoutEngine = 30_000

/** Holds the telephone in this tab: asks the server for credentials, registers, and asks anew whenever they no longer do. */
export function holdPhone(tell: PhoneTell): HeldPhone {
  let state = silentPhone
  let phone: SipPhone | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let tries = 0
  let stopped = false
  const become = (change: Partial<PhoneState>) => {
    state = { ...state, ...change }
    tell.state(state)
  }
  const again = (wait: number) => {
    clearTimeout(timer)
    // Scattered, so that a thousand desks do not ask as one when the engine is back.
    if (!stopped) timer = setTimeout(() => void begin(), wait * (0.5 + Math.random() / 2))
  }
  const waitLonger = () => Math.min(longestWait, firstWait * 2 ** tries++)

  const begin = async () => {
    phone?.stop()
    phone = null
    become({ line: 'connecting' })
    try {
      const credentials = await api.post<Credentials>('/api/v1/desk/phone', {})
      const { openSipPhone } = await import('./sip-phone.ts')
      if (!stopped) phone = openSipPhone(credentials, ears)
    } catch (error) {
      const { line, wait } = afterRefusal(error)
      become({ line })
      if (wait !== null) again(wait ?? waitLonger())
    }
  }
  const ears: SipEars = {
    line: (line) => {
      if (line === 'ready') tries = 0
      if (line !== state.line) become({ line })
    },
    microphone: (microphone) => become({ microphone }),
    call: (call) => become({ call }),
    quality: (quality) => become({ quality }),
    levels: tell.levels,
    refused: () => again(waitLonger()),
    over: (contactId, sum) => void noteQuality(contactId, sum),
  }

  const leave = () => phone?.leave()
  window.addEventListener('pagehide', leave)
  if (navigator.mediaDevices) {
    void watchMicrophone((microphone) => become({ microphone }))
    void begin()
  } else become({ line: 'insecure' })

  return {
    state: () => state,
    do: (command) => {
      if (phone) carryOut(phone, command)
    },
    stop: () => {
      stopped = true
      clearTimeout(timer)
      window.removeEventListener('pagehide', leave)
      phone?.stop()
    },
  }
}

// Without an engine the desk works on and looks again now and then; whoever has no telephone is not asked again.
function afterRefusal(error: unknown): { line: PhoneState['line']; wait: number | null | undefined } {
  if (!(error instanceof Problem)) return { line: 'lost', wait: undefined }
  if (error.code === 'voice.no-engine') return { line: 'no-engine', wait: withoutEngine }
  if (error.status === 0 || error.status >= 500 || error.status === 429) return { line: 'lost', wait: undefined }
  return { line: 'off', wait: null }
}

function carryOut(phone: SipPhone, command: PhoneCommand): void {
  if (command.kind === 'answer') phone.answer(command.reservationId)
  else if (command.kind === 'decline') phone.decline(command.reservationId)
  else if (command.kind === 'hang-up') phone.hangUp()
  else if (command.kind === 'mute') phone.mute(command.muted)
  else if (command.kind === 'held') phone.noteHeld(command.held)
  else if (command.kind === 'key') phone.press(command.key)
  else phone.changeDevices()
}

async function watchMicrophone(tell: (microphone: PhoneState['microphone']) => void): Promise<void> {
  const permission = await navigator.permissions.query({ name: 'microphone' as PermissionName }).catch(() => null)
  if (!permission) return
  const say = () =>
    tell(permission.state === 'granted' ? 'there' : permission.state === 'denied' ? 'refused' : 'unasked')
  permission.addEventListener('change', say)
  say()
}

async function noteQuality(contactId: string | null, sum: QualitySum | null): Promise<void> {
  if (!contactId || !sum) return
  await api.post(`/api/v1/desk/calls/${contactId}/quality`, sum).catch(() => undefined)
}
