import type { Icon } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { Command } from '../ui/index.ts'
import type { WordKey } from './word-keys.gen.ts'

/** Any of these permissions opens it; null opens it to everyone signed in. */
export type Allowed = string | readonly string[] | null

export type Screen = {
  /** Below `/console`, for example `/cases/$caseId`. */
  path: string
  /** The name of the page; also its entry in the menu when `nav` is there. */
  title: WordKey
  nav?: { icon: Icon; order: number }
  permission: Allowed
  load: () => Promise<{ default: ComponentType }>
}

/** A piece that stands in the top bar on every screen, for example the agent's own state. */
export type BarPiece = { id: string; permission: Allowed; load: () => Promise<{ default: ComponentType }> }

export type FinderTools = {
  go: (path: string) => void
  t: (key: WordKey, values?: Record<string, string | number>) => string
  language: 'ar' | 'en'
  signal: AbortSignal
}
export type Find = (typed: string, tools: FinderTools) => Promise<Command[]>

/** Looks for what was typed in the search box, for example customers or cases. */
export type Finder = { id: string; permission: Allowed; load: () => Promise<{ find: Find }> }
