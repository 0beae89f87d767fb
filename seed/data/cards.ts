import { permits } from './cards-permits.ts'
import { works } from './cards-works.ts'

/** A service card's words in one language. Every fee and time is a demonstration value. */
export interface SeedCardText {
  language: 'ar' | 'en' | 'fr'
  name: string
  audience: string
  steps: readonly string[]
  documents: readonly string[]
  feeText?: string
  timeText?: string
  sendText: string
  stale?: boolean
}

export interface SeedCardVersion {
  version: number
  /** Valid from this day on: a date, or the first of the month after the one of the seeding. */
  validFrom: string | 'next-month'
  feeFils: number
  time: { amount: number; unit: 'working_hours' | 'working_days' | 'clock_hours' } | 'same_day'
  texts: readonly SeedCardText[]
}

export interface SeedCard {
  code: string
  entity: string
  unit: string
  topic: string
  channels: readonly ('portal' | 'application' | 'phone' | 'counter' | 'email')[]
  versions: readonly SeedCardVersion[]
}

export const cards: readonly SeedCard[] = [...permits, ...works]

/** Cards that answer one need together. A bundle's entity owns all its cards. */
export const bundles: readonly { entity: string; code: string; ar: string; en: string; cards: readonly string[] }[] = [
  {
    entity: 'RES',
    code: 'new-family',
    ar: 'باقة «العائلة الجديدة»',
    en: 'New family package',
    cards: ['renew-family', 'status-adjustment'],
  },
  {
    entity: 'WRK',
    code: 'home',
    ar: 'باقة «المسكن»',
    en: 'Home package',
    cards: ['housing-assistance', 'road-defect'],
  },
]
