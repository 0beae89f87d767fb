import type { paths } from '../../api/schema.gen.ts'

type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never

export type LegPage = Answer<'/api/v1/legs'>
export type Leg = LegPage['items'][number]
export type LegFile = Answer<'/api/v1/legs/{legId}'>
export type StaffMember = Answer<'/api/v1/staff'>['items'][number]
/** What the case's own file says beside the leg, where the officer may read it. */
export type Chasers = Pick<Answer<'/api/v1/cases/{caseId}'>, 'chaserList'>

export const legGroups = [
  'open',
  'new',
  'mine',
  'overdue',
  'near',
  'waiting-customer',
  'waiting-other',
  'done',
] as const
export type LegGroup = (typeof legGroups)[number]
