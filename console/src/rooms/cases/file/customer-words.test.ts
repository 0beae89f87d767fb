import { expect, it } from 'vitest'
import type { CaseFile } from '../types.ts'
import { customerWords } from './customer-words.ts'

const author = { id: 's', name: { ar: 'مها', en: 'Maha' } }
const file = {
  replies: [{ id: 'r', stage: 'final', channel: 'mail', text: 'تم', author, at: '2026-11-12T10:00:00Z' }],
  tellings: [
    { id: 't', channel: 'phone', outcome: 'reached', content: true, note: null, author, at: '2026-11-12T11:00:00Z' },
  ],
  additions: [{ id: 'a', text: 'رقم الطلب 55', at: '2026-11-11T10:00:00Z' }],
  chaserList: [
    { id: 'c', by: 'customer', text: null, at: '2026-11-10T10:00:00Z' },
    { id: 'm', by: 'manager', text: 'اليوم رجاءً', at: '2026-11-10T11:00:00Z' },
  ],
  comments: [{ id: 'x', legId: null, author, text: 'داخلي', at: '2026-11-10T12:00:00Z' }],
} as unknown as CaseFile

it('shows what passed between the customer and us in order, and nothing internal', () => {
  expect(customerWords(file).map((word) => word.id)).toEqual(['c', 'a', 'r', 't'])
})
