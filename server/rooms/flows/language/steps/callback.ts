import type { PromptUse } from '../graph.ts'
import type { FlowHeard } from '../seam.ts'
import { ask, finish, mayTryAgain, say, spoken, type Turn } from '../turn.ts'

/** What a step that takes callbacks says. */
export interface CallbackTalk {
  offer: PromptUse | null
  number: PromptUse
  enterNumber: PromptUse
  confirmNumber: PromptUse
  done: PromptUse
  invalid: PromptUse
  keepsPlace: boolean
}

const TRIES = 2
const PHONE_KEYS = { max: 15, endKey: '#', firstSeconds: 8, nextSeconds: 4 } as const
const LEAST_DIGITS = 7

/** The run stands in one of the phases below. */
export const isInCallback = ({ state }: Turn): boolean => state.phase.startsWith('callback-')

/** Offers a callback: yes or no. */
export function offerCallback(turn: Turn, talk: CallbackTalk): null {
  turn.state.tries = 0
  if (!talk.offer) return askNumber(turn, talk)
  return ask(turn, 'callback-offer', spoken(turn, [talk.offer]))
}

/** Asks which number to call: the caller's own, or another. */
export function askNumber(turn: Turn, talk: CallbackTalk, first?: PromptUse): null {
  const { state } = turn
  if (!first) state.tries = 0
  if (!state.facts?.caller) return enterNumber(turn, talk)
  state.values.phone = state.facts.caller
  return ask(turn, 'callback-number', spoken(turn, first ? [first, talk.number] : [talk.number]))
}

/** What is heard while a callback is arranged: null while it goes on or the run is over, `declined` when there will be none. */
export function hearInCallback(turn: Turn, talk: CallbackTalk, heard: FlowHeard): null | 'declined' {
  const pressed = heard.kind === 'keys' ? heard.keys : ''
  switch (turn.state.phase) {
    case 'callback-offer':
      return hearOffer(turn, talk, pressed)
    case 'callback-number':
      if (pressed === '2') return enterNumber(turn, talk)
      if (pressed === '1' || !mayTryAgain(turn, TRIES)) return owe(turn, talk, null)
      return askNumber(turn, talk, talk.invalid)
    case 'callback-enter':
      return hearNumber(turn, talk, pressed)
    case 'callback-confirm':
      if (pressed === '1') return owe(turn, talk, String(turn.state.values.phone))
      return pressed === '2' || mayTryAgain(turn, TRIES) ? enterNumber(turn, talk) : giveUp(turn, talk)
    case 'callback-owing':
      turn.state.owed = true
      turn.state.status = 'running'
      return say(turn, 'callback-done', [talk.done])
    default:
      return finish(turn, 'deferred')
  }
}

function hearOffer(turn: Turn, talk: CallbackTalk, pressed: string): null | 'declined' {
  if (pressed === '1') return askNumber(turn, talk)
  if (pressed === '2' || pressed === '' || !talk.offer || !mayTryAgain(turn, TRIES)) return 'declined'
  return ask(turn, 'callback-offer', spoken(turn, [talk.invalid, talk.offer]))
}

function hearNumber(turn: Turn, talk: CallbackTalk, pressed: string): null | 'declined' {
  if (/^\d+$/.test(pressed) && pressed.length >= LEAST_DIGITS) {
    turn.state.values.phone = pressed
    return ask(turn, 'callback-confirm', spoken(turn, [talk.confirmNumber]))
  }
  return mayTryAgain(turn, TRIES + 1) ? enterNumber(turn, talk, talk.invalid) : giveUp(turn, talk)
}

function enterNumber(turn: Turn, talk: CallbackTalk, first?: PromptUse): null {
  const prompts = spoken(turn, first ? [first, talk.enterNumber] : [talk.enterNumber])
  return ask(turn, 'callback-enter', prompts, PHONE_KEYS)
}

// Whoever asked for a callback and could not key a number in is called on their own, where there is one.
function giveUp(turn: Turn, talk: CallbackTalk): null | 'declined' {
  return turn.state.facts?.caller ? owe(turn, talk, null) : 'declined'
}

function owe(turn: Turn, { keepsPlace }: CallbackTalk, phone: string | null): null {
  turn.state.phase = 'callback-owing'
  turn.effects.push({ kind: 'owe-callback', phone, keepsPlace, language: turn.state.language })
  return null
}
