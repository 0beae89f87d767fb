import { Refusal } from '#platform/errors'

/** Another customer of the entity already has one of these identifiers; facts name them, and `anyway` goes on. */
export class AlreadyKnown extends Refusal {
  override readonly code = 'customers.already-known'
}

/** A customer has a name in at least one script. */
export class NameWanted extends Refusal {
  override readonly code = 'customers.name-wanted'
  override readonly status = 422
}

/** Nothing is left of the identifier once it is put in its normal form. */
export class EmptyIdentifier extends Refusal {
  override readonly code = 'customers.empty-identifier'
  override readonly status = 422
}
