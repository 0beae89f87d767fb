import type { EntityPage, FormKept, Message, Standing } from '../api/types.ts'
import type { Unsent } from './outbox.ts'

/** A file on its way up. */
export interface Uploading {
  readonly id: string
  readonly name: string
  readonly part: number
}

/** Something the customer must know now; `code` chooses the sentence. */
export interface Problem {
  readonly code: string
  readonly name?: string
}

export interface ChatState {
  /** Which of the sheet's faces is shown. */
  readonly phase: 'loading' | 'unreachable' | 'asking' | 'closed' | 'form-kept' | 'talking'
  readonly open: boolean
  readonly entity: EntityPage | null
  readonly opensAt: string | null
  readonly standing: Standing | null
  readonly messages: readonly Message[]
  readonly outbox: readonly Unsent[]
  readonly uploads: readonly Uploading[]
  readonly agentTyping: boolean
  /** When the live connection was lost; null while it lives. */
  readonly lostAt: number | null
  /** Whether a request that changes the conversation is under way. */
  readonly busy: boolean
  readonly problem: Problem | null
  readonly kept: FormKept | null
  readonly unread: number
}

export const NOTHING_YET: ChatState = {
  phase: 'loading',
  open: false,
  entity: null,
  opensAt: null,
  standing: null,
  messages: [],
  outbox: [],
  uploads: [],
  agentTyping: false,
  lostAt: null,
  busy: false,
  problem: null,
  kept: null,
  unread: 0,
}
