import type { ApplicationStatus } from '#rooms/services'

/** Applications of the demonstration: number, year of birth, status, and how many days ago. Nobody real has applied for anything. */
export interface SeedApplication {
  entity: string
  number: string
  birthYear: string
  status: ApplicationStatus
  receivedDaysAgo: number
  updatedDaysAgo: number
  decidedDaysAgo?: number
}

const application = (
  entity: string,
  number: string,
  birthYear: string,
  status: ApplicationStatus,
  receivedDaysAgo: number,
  updatedDaysAgo: number,
  decidedDaysAgo?: number,
): SeedApplication => ({ entity, number, birthYear, status, receivedDaysAgo, updatedDaysAgo, decidedDaysAgo })

export const applications: readonly SeedApplication[] = [
  application('RES', '100001', '1985', 'approved', 9, 2, 2),
  application('RES', '100002', '1990', 'under-review', 5, 1),
  application('RES', '100003', '1978', 'received', 1, 1),
  application('RES', '100004', '1969', 'documents', 12, 3),
  application('RES', '100005', '2001', 'rejected', 20, 4, 4),
  application('RES', '100006', '1995', 'approved', 40, 30, 30),
  application('RES', '100007', '1982', 'under-review', 16, 6),
  application('RES', '100008', '1974', 'received', 2, 2),
  application('WRK', '200001', '1980', 'under-review', 35, 8),
  application('WRK', '200002', '1966', 'approved', 70, 10, 10),
  application('WRK', '200003', '1992', 'documents', 22, 5),
  application('WRK', '200004', '1988', 'received', 3, 3),
]
