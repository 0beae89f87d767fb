import { afterEach, describe, expect, it } from 'vitest'
import { addressOf, headersOf, setCurrentEntity } from './client.ts'
import { wants } from './live.tsx'
import { problemFrom } from './problem.ts'
import { worthRetrying } from './queries.tsx'
import { offsetOf } from './server-clock.ts'

afterEach(() => setCurrentEntity(null))

describe('a call', () => {
  it('leaves empty questions out and repeats lists', () => {
    expect(addressOf('/api/v1/cases', { status: ['new', 'referred'], late: true, owner: null, search: '' })).toBe(
      '/api/v1/cases?status=new&status=referred&late=true',
    )
    expect(addressOf('/api/v1/me')).toBe('/api/v1/me')
  })
  it('speaks for the current entity, and proves its writes', () => {
    setCurrentEntity('e1')
    const read = headersOf('GET', {})
    expect([read.get('amer-entity'), read.get('amer-csrf'), read.get('idempotency-key')]).toEqual(['e1', null, null])
    const post = headersOf('POST', { body: {}, entityId: 'e2' })
    expect([post.get('amer-entity'), post.get('amer-csrf'), post.get('content-type')]).toEqual([
      'e2',
      '1',
      'application/json',
    ])
    expect(post.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/)
    expect(headersOf('POST', { idempotencyKey: 'mine' }).get('idempotency-key')).toBe('mine')
  })
  it('names the version it changes', () => {
    expect(headersOf('PUT', { ifMatch: 7 }).get('if-match')).toBe('"7"')
    expect(headersOf('PUT', { ifMatch: '"7"' }).get('if-match')).toBe('"7"')
  })
})

describe('a problem', () => {
  it('keeps its code, facts and number', () => {
    const problem = problemFrom(409, new Headers(), {
      code: 'desk.contact-already-taken',
      facts: { by: 'x' },
      requestId: 'e-1',
    })
    expect([problem.code, problem.facts, problem.requestId, problem.isConflict]).toEqual([
      'desk.contact-already-taken',
      { by: 'x' },
      'e-1',
      true,
    ])
  })
  it('is made from whatever a server in front answers', () => {
    const problem = problemFrom(503, new Headers({ 'x-request-id': 'e-2', 'retry-after': '40' }), undefined)
    expect([problem.code, problem.requestId, problem.retryAfter, problem.isOutage]).toEqual(['fault', 'e-2', 40, true])
    expect(problemFrom(429, new Headers({ 'x-retry-after': '9' }), { message: 'x' }).retryAfter).toBe(9)
  })
  it('is worth another try only when it is an outage', () => {
    const of = (status: number) => problemFrom(status, new Headers(), undefined)
    expect([
      worthRetrying(0, of(503)),
      worthRetrying(3, of(503)),
      worthRetrying(0, of(403)),
      worthRetrying(0, of(500)),
    ]).toEqual([true, false, false, false])
  })
})

describe('a listener', () => {
  it.each([
    ['case.closed', 'case.closed', true],
    ['case.', 'case.closed', true],
    ['case', 'case.closed', false],
    ['*', 'x', true],
    ['case.', 'casework.x', false],
  ])('for %s hears %s: %s', (pattern, type, heard) => {
    expect(wants(pattern, type)).toBe(heard)
  })
})

describe("the server's clock", () => {
  it('is read from the date of an answer, half the way back', () => {
    expect(
      offsetOf('Sat, 21 Nov 2026 10:00:00 GMT', Date.UTC(2026, 10, 21, 9, 0, 0), Date.UTC(2026, 10, 21, 9, 0, 1)),
    ).toBe(3_600_000)
    expect(offsetOf('never', 0, 0)).toBeNull()
  })
})
