import { expect, it } from 'vitest'
import { namesOf } from './names.ts'

it('shows a name in the reader’s script, and the other script beside it', () => {
  const both = { ar: 'هدى سالم', latin: 'Huda Salem' }
  expect(namesOf(both, 'ar')).toEqual({ first: 'هدى سالم', other: 'Huda Salem' })
  expect(namesOf(both, 'en')).toEqual({ first: 'Huda Salem', other: 'هدى سالم' })
  expect(namesOf({ ar: null, latin: 'Joy Santos' }, 'ar')).toEqual({ first: 'Joy Santos', other: null })
})
