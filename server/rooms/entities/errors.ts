import { Refusal } from '#platform/errors'

/** The calendar has no open time within a year and a half: nothing can be promised by it. */
export class NeverOpens extends Refusal {
  override readonly code = 'entities.never-opens'
}
