import { expect, inject, it } from 'vitest'

it('x', () => {
  expect(inject('databaseAdmin')).toContain('postgres://')
  expect(process.env.AMER_TEST_DATABASE_ADMIN).toBe(inject('databaseAdmin'))
})
