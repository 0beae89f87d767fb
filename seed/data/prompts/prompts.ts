import { commonPrompts } from './common.ts'
import { persian } from './fa.ts'
import { filipino } from './fil.ts'
import { french } from './fr.ts'
import { hindi } from './hi.ts'
import { financePrompts, residencyPrompts, statusPrompts, worksPrompts } from './lines.ts'
import type { SeedPrompt } from './prompt.ts'
import { urdu } from './ur.ts'

/** Languages written by us and awaiting a native editor. */
export const drafts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  hi: hindi,
  ur: urdu,
  fa: persian,
  fil: filipino,
  fr: french,
}

/** The prompts of each entity; those of the drafts only where the entity's line speaks them. */
export const promptsOfEntity: Readonly<
  Record<string, { prompts: Readonly<Record<string, SeedPrompt>>; seven: boolean }>
> = {
  RES: { prompts: { ...commonPrompts, ...residencyPrompts, ...statusPrompts }, seven: true },
  WRK: { prompts: { ...commonPrompts, ...worksPrompts, ...statusPrompts }, seven: false },
  FIN: { prompts: { ...commonPrompts, ...financePrompts }, seven: false },
}
