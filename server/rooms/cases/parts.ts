import type { Platform } from '#platform/parts'
import type { CasesNeeds } from './needs.ts'

/** What the actions of this room work with. */
export interface CaseParts {
  platform: Pick<Platform, 'clock' | 'words' | 'mailOut' | 'config' | 'files' | 'pools'>
  needs: CasesNeeds
}
