/** What every demonstration entity promises (demonstration values). An urgent report is one of danger. */
export const agreement: readonly {
  type: string
  class: string | null
  amount: number
  unit: 'working_hours' | 'working_days' | 'clock_hours'
}[] = [
  { type: 'enquiry', class: null, amount: 1, unit: 'working_days' },
  { type: 'complaint', class: 'urgent', amount: 8, unit: 'working_hours' },
  { type: 'complaint', class: 'ordinary', amount: 5, unit: 'working_days' },
  { type: 'complaint', class: 'confidential', amount: 10, unit: 'working_days' },
  { type: 'suggestion', class: null, amount: 10, unit: 'working_days' },
  { type: 'remark', class: null, amount: 5, unit: 'working_days' },
  { type: 'report', class: 'urgent', amount: 4, unit: 'clock_hours' },
  { type: 'report', class: null, amount: 3, unit: 'working_days' },
  { type: 'service-request', class: null, amount: 3, unit: 'working_days' },
  { type: 'advice', class: null, amount: 10, unit: 'working_days' },
  { type: 'praise', class: null, amount: 2, unit: 'working_days' },
]
