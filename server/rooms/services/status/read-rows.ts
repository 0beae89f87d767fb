import { APPLICATION_STATUSES, type ApplicationStatus, type StatusRow } from './status-words.ts'

export type RowProblem = 'missing' | 'unknown' | 'not-a-date' | 'not-a-number' | 'twice'

export interface RowFault {
  rowNumber: number
  field: string
  problem: RowProblem
}

export interface RowsRead {
  good: (StatusRow & { rowNumber: number })[]
  faults: RowFault[]
}

/** A status as it was sent, every field as text. */
export type RowSent = Readonly<
  Record<'number' | 'check' | 'status' | 'received_on' | 'updated_on' | 'decided_on', string>
>

export const COLUMNS = ['number', 'check', 'status', 'received_on', 'updated_on', 'decided_on'] as const

/** Judges rows one by one; a number that comes twice is bad the second time. Rows are counted from `first`. */
export function judgeRows(rows: readonly RowSent[], first = 1): RowsRead {
  const read: RowsRead = { good: [], faults: [] }
  const seen = new Set<string>()
  for (const [index, sent] of rows.entries()) {
    const rowNumber = index + first
    const { row, faults } = judge(sent)
    if (seen.has(row.number)) faults.push({ field: 'number', problem: 'twice' })
    seen.add(row.number)
    if (faults.length === 0) read.good.push({ ...row, rowNumber })
    else read.faults.push(...faults.map((fault) => ({ rowNumber, ...fault })))
  }
  return read
}

function judge(sent: RowSent) {
  const faults: Omit<RowFault, 'rowNumber'>[] = []
  const plain = (field: 'number' | 'check', shape: RegExp) => {
    const value = plainNumber(sent[field])
    if (value === '') faults.push({ field, problem: 'missing' })
    else if (!shape.test(value)) faults.push({ field, problem: 'not-a-number' })
    return value
  }
  const date = (field: 'received_on' | 'updated_on' | 'decided_on', isNeeded: boolean): string | null => {
    const value = digitsOf(sent[field]).trim()
    if (value === '') {
      if (isNeeded) faults.push({ field, problem: 'missing' })
      return null
    }
    const read = readDate(value)
    if (read === null) faults.push({ field, problem: 'not-a-date' })
    return read
  }
  const status = sent.status.trim().toLowerCase()
  if (status === '') faults.push({ field: 'status', problem: 'missing' })
  else if (!APPLICATION_STATUSES.some((one) => one === status)) faults.push({ field: 'status', problem: 'unknown' })
  const receivedOn = date('received_on', true) ?? ''
  const row: StatusRow = {
    number: plain('number', /^[A-Z0-9]{3,30}$/),
    check: plain('check', /^[A-Z0-9]{2,20}$/),
    status: status as ApplicationStatus,
    receivedOn,
    updatedOn: date('updated_on', false) ?? receivedOn,
    decidedOn: date('decided_on', status === 'approved' || status === 'rejected'),
  }
  return { row, faults }
}

/** A number as it is compared: capital letters and digits, 0–9 for every script, no separators. */
export const plainNumber = (value: string): string =>
  digitsOf(value)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')

const digitsOf = (value: string): string =>
  value
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))

// 2026-11-23, or 23/11/2026 as it is written here.
function readDate(value: string): string | null {
  const here = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value)
  const text = here ? `${here[3]}-${here[2]?.padStart(2, '0')}-${here[1]?.padStart(2, '0')}` : value
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()
  } catch {
    return null // a day that no calendar has: 31 February
  }
}
