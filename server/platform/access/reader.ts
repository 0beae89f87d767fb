import { entityWide, type Permission, permissionsOf, type Role } from './permissions.ts'

/** One role in one entity, or in one unit of it. `unitIds` are that unit and all below; null means the whole entity. */
export interface Grant {
  role: Role
  entityId: string
  unitId: string | null
  unitIds: readonly string[] | null
}

/** Who is asking, and what they may do where. */
export interface Reader {
  staffId: string
  name: { ar: string; en: string }
  sessionId: string
  language: 'ar' | 'en'
  grants: readonly Grant[]
  can(permission: Permission, entityId: string): boolean
  entitiesWith(permission: Permission): string[]
  unitsWith(permission: Permission, entityId: string): string[] | 'all'
}

/** Who did something, as events and audit rows keep it. */
export type Actor =
  | { kind: 'staff'; staffId: string; name: { ar: string; en: string } }
  | { kind: 'customer'; contactId?: string }
  | { kind: 'system'; name: string }

/** Whether a grant gives a permission at all, before asking where. */
export function gives(grant: Grant, permission: Permission): boolean {
  if (grant.unitIds !== null && entityWide.has(permission)) return false
  return permissionsOf[grant.role].includes(permission)
}

/** A reader over a list of grants. */
export function makeReader(who: Omit<Reader, 'can' | 'entitiesWith' | 'unitsWith'>): Reader {
  return {
    ...who,
    can: (permission, entityId) => who.grants.some((grant) => grant.entityId === entityId && gives(grant, permission)),
    entitiesWith: (permission) => [
      ...new Set(who.grants.filter((grant) => gives(grant, permission)).map((grant) => grant.entityId)),
    ],
    unitsWith: (permission, entityId) => unitsWith(who.grants, permission, entityId),
  }
}

function unitsWith(grants: readonly Grant[], permission: Permission, entityId: string): string[] | 'all' {
  const giving = grants.filter((grant) => grant.entityId === entityId && gives(grant, permission))
  if (giving.some((grant) => grant.unitIds === null)) return 'all'
  return [...new Set(giving.flatMap((grant) => grant.unitIds ?? []))]
}
