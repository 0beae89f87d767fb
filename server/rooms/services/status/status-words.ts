export const APPLICATION_STATUSES = ['received', 'under-review', 'documents', 'approved', 'rejected'] as const
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number]

/** One application as an entity's system tells of it. Dates as 2026-11-23. */
export interface StatusRow {
  number: string
  check: string
  status: ApplicationStatus
  receivedOn: string
  updatedOn: string
  decidedOn: string | null
}

/** What is told to whoever asks with the right check. */
export type StatusFound = Omit<StatusRow, 'number' | 'check'>
