import { describe, expect, it } from 'vitest'
import { type Permission, permissions, permissionsOf, type Role, roles } from './permissions.ts'
import { type Grant, makeReader } from './reader.ts'

const agent: Permission[] = [
  'contact.work',
  'contact.read-own',
  'customer.read',
  'customer.edit',
  'case.open',
  'case.read',
  'case.refer',
  'case.close',
  'case.comment',
  'service.read',
  'desk.use',
  'directory.read',
]
const floor: Permission[] = [
  'floor.read',
  'floor.steer',
  'contact.read',
  'contact.monitor',
  'contact.takeover',
  'recording.play',
]

// Written a second time on purpose: a change of the table has to be meant twice.
const wanted: Record<Role, Permission[]> = {
  agent,
  officer: ['leg.work', 'case.read-unit', 'case.comment', 'service.read', 'customer.read-unit', 'directory.read'],
  supervisor: [...agent, ...floor],
  'duty-manager': [...agent, ...floor, 'line.emergency'],
  manager: [
    'case.read-all',
    'case.manage',
    'case.comment',
    'floor.read',
    'customer.read',
    'contact.read',
    'recording.play',
    'service.read',
    'directory.read',
  ],
  'complaints-officer': [
    'complaint.manage',
    'case.read-confidential',
    'case.read-all',
    'case.manage',
    'case.comment',
    'customer.read',
    'contact.read',
    'recording.play',
    'service.read',
    'directory.read',
  ],
  quality: ['contact.read', 'recording.play', 'service.read'],
  planner: ['floor.read'],
  editor: ['service.edit', 'service.read', 'directory.read'],
  coordinator: ['case.read', 'handover.decide', 'service.read', 'directory.read'],
  operator: ['floor.read'],
  administrator: ['settings.edit', 'staff.edit', 'outbox.read'],
}

const grant = (role: Role, entityId: string, unitIds: string[] | null = null): Grant => ({
  role,
  entityId,
  unitId: unitIds?.[0] ?? null,
  unitIds,
})
const reader = (...grants: Grant[]) =>
  makeReader({ staffId: 's', sessionId: 'x', name: { ar: 'س', en: 'S' }, language: 'ar', grants })

describe('the table of permissions', () => {
  it.each(roles.flatMap((role) => permissions.map((permission) => [role, permission] as const)))(
    '%s: %s',
    (role, permission) => {
      expect(reader(grant(role, 'RES')).can(permission, 'RES')).toBe(wanted[role].includes(permission))
      expect(reader(grant(role, 'RES')).can(permission, 'WRK')).toBe(false)
    },
  )

  it('names each permission once a role, and gives every permission to somebody', () => {
    for (const role of roles) expect(new Set(permissionsOf[role]).size).toBe(permissionsOf[role].length)
    const given = new Set(roles.flatMap((role) => permissionsOf[role]))
    expect(permissions.filter((permission) => !given.has(permission))).toEqual([])
  })

  it('keeps customer data from administrators, planners and operators', () => {
    const personal: Permission[] = ['customer.read', 'contact.read', 'case.read', 'case.read-all', 'case.read-unit']
    for (const role of ['administrator', 'planner', 'operator'] as const) {
      for (const permission of personal) expect(permissionsOf[role]).not.toContain(permission)
    }
  })
})

describe('a reader', () => {
  it('has the permissions of an entity only there', () => {
    const both = reader(grant('agent', 'RES'), grant('manager', 'FIN'))
    expect(both.entitiesWith('customer.read')).toEqual(['RES', 'FIN'])
    expect(both.entitiesWith('case.manage')).toEqual(['FIN'])
    expect(both.can('case.manage', 'RES')).toBe(false)
  })

  it('works the units of a grant and what lies below, or all of the entity', () => {
    const officer = reader(grant('officer', 'RES', ['residence', 'renewals']), grant('officer', 'FIN', ['payments']))
    expect(officer.unitsWith('leg.work', 'RES')).toEqual(['residence', 'renewals'])
    expect(officer.unitsWith('leg.work', 'FIN')).toEqual(['payments'])
    expect(officer.unitsWith('leg.work', 'WRK')).toEqual([])
    expect(officer.can('leg.work', 'RES')).toBe(true)
    expect(reader(grant('officer', 'RES')).unitsWith('leg.work', 'RES')).toBe('all')
  })

  it('gets from a grant in one unit nothing that only makes sense for the whole entity', () => {
    const within = reader(grant('supervisor', 'RES', ['contact-centre']), grant('administrator', 'RES', ['residence']))
    for (const permission of ['floor.steer', 'settings.edit', 'staff.edit', 'outbox.read'] as const) {
      expect(within.can(permission, 'RES')).toBe(false)
    }
    expect(within.can('floor.read', 'RES')).toBe(true)
  })
})
