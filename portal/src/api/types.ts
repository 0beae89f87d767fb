/** A name in the languages it exists in; Arabic and English always do. */
export interface Names {
  readonly ar: string
  readonly en: string
}

export interface EntityRow {
  readonly slug: string
  readonly name: Names
  readonly kind: string
  readonly colour: string
  readonly parent: string | null
}

export interface Card {
  readonly id?: string
  readonly name: Names | string
  readonly audience?: Names | string | null
  readonly steps?: readonly (Names | string)[]
  readonly documents?: readonly (Names | string)[]
  /** In fils; 0 is free of charge, null is not stated. */
  readonly feeFils?: number | null
  /** The fee already in words, where the page gives it so. */
  readonly fee?: Names | string | null
  readonly time?: { readonly amount: number; readonly unit: string } | Names | string | null
}

/** Whether the line asks for something before a chat begins. */
export type Asked = boolean | 'required' | 'optional' | 'no'

export interface EntityPage {
  readonly id: string
  readonly slug: string
  readonly name: Names
  readonly short: Names
  readonly colour: string | null
  readonly demo: boolean
  readonly demonstrationNumbers: readonly (string | { readonly value: string; readonly note?: Names | string | null })[]
  readonly languages: readonly string[]
  readonly topics: readonly { readonly id: string; readonly name: Names }[]
  readonly chat: {
    readonly lineId: string
    readonly open: boolean
    readonly opensAt: string | null
    readonly asks: { readonly name: Asked; readonly contact: Asked }
    readonly attachments: { readonly maxBytes: number; readonly types: readonly string[] }
  } | null
  readonly about: readonly { readonly slug: string; readonly name: Names }[]
  readonly hours: readonly { readonly days: Names | string; readonly text: Names | string }[]
  readonly cards: readonly Card[]
}

export interface SharedFile {
  readonly id: string
  readonly name: string
  readonly mime: string
  readonly bytes: number
}

export interface Message {
  readonly id: string
  readonly seq: number
  readonly clientId?: string | null
  readonly author: 'customer' | 'agent' | 'system'
  readonly name: string | null
  readonly kind: 'text' | 'card' | 'file' | 'notice'
  readonly text: string | null
  readonly card?: Card | null
  readonly file?: SharedFile | null
  readonly at: string
  readonly read?: boolean
}

export type ChatState = 'flow' | 'queued' | 'reserved' | 'active' | 'parked' | 'ended'

/** Where a conversation stands, without its messages. */
export interface Standing {
  readonly conversationId: string
  readonly contactId: string
  readonly state: ChatState
  readonly agentName: string | null
  readonly position: number | null
  readonly estimatedWaitSeconds: number | null
  readonly caseNumber: string | null
  readonly canReturnUntil: string | null
  readonly endReason: string | null
  readonly language: string
  /** Answers offered to what was just asked; saying one is choosing it. */
  readonly choices?: readonly string[]
  /** How far the other side has read. */
  readonly agentReadSeq?: number
}

export interface Started extends Standing {
  readonly secret: string
  /** Opens the case's own page, where the line opens a case at arrival. */
  readonly caseSecret?: string | null
  readonly messages: readonly Message[]
}

export interface FormKept {
  readonly contactId: string
  readonly caseNumber: string | null
  readonly caseSecret?: string | null
  readonly dueAt: string | null
}

export interface TrackedStep {
  readonly key: string
  readonly unit: Names | null
  readonly at: string | null
  readonly done: boolean
  readonly text: string | null
}

export interface TrackedCase {
  readonly number: string
  readonly type: string
  readonly status: string
  readonly statusSince: string
  readonly promisedAt: string | null
  readonly openedAt: string
  readonly subject: string
  readonly entity: { readonly name: Names; readonly colour: string | null; readonly slug: string }
  readonly steps: readonly TrackedStep[]
  readonly needs: { readonly text: string } | null
  readonly chasers: number
  readonly language: string
}
