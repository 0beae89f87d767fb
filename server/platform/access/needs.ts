import type { Grant } from './reader.ts'

/** Who a member of staff is and what they may do where. */
export interface Standing {
  staffId: string
  name: { ar: string; en: string }
  email: string
  language: 'ar' | 'en'
  homeEntityId: string
  grants: Grant[]
}

export interface EntityBrief {
  id: string
  code: string
  slug: string
  name: { ar: string; en: string }
  colour: string
}

/** Asked of the rooms; app/build.ts fills it. */
export interface AccessNeeds {
  /** From staff: null when the person has left. */
  standingOf(staffId: string): Promise<Standing | null>
  setLanguage(staffId: string, language: 'ar' | 'en'): Promise<void>
  /** From entities, in the order asked. */
  entitiesByIds(entityIds: readonly string[]): Promise<EntityBrief[]>
}
