/** Everything a route may ask for. A route names one of these in `allow`. */
export const permissions = [
  'contact.work',
  'contact.read-own',
  'contact.read',
  'contact.monitor',
  'contact.takeover',
  'customer.read',
  'customer.read-unit',
  'customer.edit',
  'case.open',
  'case.read',
  'case.read-unit',
  'case.read-all',
  'case.read-confidential',
  'case.refer',
  'case.close',
  'case.comment',
  'case.manage',
  'complaint.manage',
  'leg.work',
  'handover.decide',
  'service.read',
  'service.edit',
  'directory.read',
  'desk.use',
  'floor.read',
  'floor.steer',
  'line.emergency',
  'recording.play',
  'outbox.read',
  'settings.edit',
  'staff.edit',
] as const
export type Permission = (typeof permissions)[number]

/** The parts people play. A grant gives one of them in an entity, or in one unit of it and what lies below. */
export const roles = [
  'agent',
  'officer',
  'supervisor',
  'duty-manager',
  'manager',
  'complaints-officer',
  'quality',
  'planner',
  'editor',
  'coordinator',
  'operator',
  'administrator',
] as const
export type Role = (typeof roles)[number]

const agent: readonly Permission[] = [
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
const supervisor: readonly Permission[] = [
  ...agent,
  'floor.read',
  'floor.steer',
  'contact.read',
  'contact.monitor',
  'contact.takeover',
  'recording.play',
]
const manager: readonly Permission[] = [
  'case.read-all',
  'case.manage',
  'case.comment',
  'floor.read',
  'customer.read',
  'contact.read',
  'recording.play',
  'service.read',
  'directory.read',
]

/** What each role may do; this table is the whole of it. */
export const permissionsOf: Readonly<Record<Role, readonly Permission[]>> = {
  agent,
  // Of customers an officer reads those of the cases they see; who may read every contact reads every customer too.
  officer: ['leg.work', 'case.read-unit', 'case.comment', 'service.read', 'customer.read-unit', 'directory.read'],
  supervisor,
  'duty-manager': [...supervisor, 'line.emergency'],
  manager,
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

/**
 * Permissions that mean the same for a whole entity only: a grant in one unit does not give them,
 * because a queue, a line, a customer's card or a setting belongs to no unit.
 */
export const entityWide: ReadonlySet<Permission> = new Set<Permission>([
  'floor.steer',
  'line.emergency',
  'outbox.read',
  'settings.edit',
  'staff.edit',
])
