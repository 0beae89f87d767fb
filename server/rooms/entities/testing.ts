import { inEngine, type Pools } from '#platform/database'
import { type EntityId, newId } from '#platform/ids'
import type { OtherBodyId } from './directory-store.ts'
import type { LineChannel, LineId } from './line-store.ts'
import type { UnitId, UnitLevel } from './unit-store.ts'

interface Database {
  pools: Pools
}

let count = 0
const next = () => ++count

export interface TestEntity {
  id: EntityId
  code: string
  slug: string
}

/** An entity that is open day and night, unless `hours` says it is open in the office week or has no hours yet. */
export async function anEntity(
  db: Database,
  more: {
    code?: string
    slug?: string
    parentEntityId?: string
    timezone?: string
    hours?: 'always' | 'office' | 'none'
    determinationPriority?: number
    seniorPriority?: number
    agreement?: boolean
  } = {},
): Promise<TestEntity> {
  const id = newId<EntityId>()
  const code = more.code ?? `T${String(next()).padStart(3, '0')}`
  const slug = more.slug ?? `body-${code.toLowerCase()}-${id.slice(-6)}`
  await inEngine(db.pools, (trx) =>
    trx
      .insertInto('entities.entity')
      .values({
        id,
        code,
        slug,
        kind: 'authority',
        nameAr: `جهة ${code}`,
        nameEn: `Body ${code}`,
        shortAr: code,
        shortEn: code,
        parentEntityId: more.parentEntityId ?? null,
        ...(more.timezone ? { timezone: more.timezone } : {}),
        ...(more.determinationPriority === undefined ? {} : { determinationPriority: more.determinationPriority }),
        ...(more.seniorPriority === undefined ? {} : { seniorPriority: more.seniorPriority }),
      })
      .execute(),
  )
  const hours = more.hours ?? 'always'
  if (hours !== 'none') await openHours(db, { entityId: id, days: hours === 'always' ? always : officeWeek })
  if (more.agreement ?? true) await anAgreement(db, id)
  return { id, code, slug }
}

type Days = Partial<Record<number, readonly (readonly [opens: string, closes: string])[]>>
const everyDay = [1, 2, 3, 4, 5, 6, 7]
/** Open day and night. */
export const always: Days = Object.fromEntries(everyDay.map((day) => [day, [['00:00', '24:00']]]))
/** Monday to Friday 07:30–16:30. */
export const officeWeek: Days = Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [['07:30', '16:30']]]))

/** A week of hours of an entity or of one of its lines; returns the set's id. */
export async function openHours(
  db: Database,
  wanted: { entityId: string; lineId?: string; days: Days; from?: string; to?: string; active?: boolean },
): Promise<string> {
  const id = newId()
  await inEngine(db.pools, async (trx) => {
    await trx
      .insertInto('entities.hoursSet')
      .values({
        id,
        entityId: wanted.entityId,
        lineId: wanted.lineId ?? null,
        code: `week-${next()}`,
        nameAr: 'أسبوع',
        nameEn: 'Week',
        validFrom: wanted.from ?? null,
        validTo: wanted.to ?? null,
        active: wanted.active ?? true,
      })
      .execute()
    const rows = Object.entries(wanted.days).flatMap(([weekday, spans]) =>
      (spans ?? []).map(([opens, closes]) => ({
        id: newId(),
        entityId: wanted.entityId,
        hoursSetId: id,
        weekday: Number(weekday),
        opens,
        closes,
      })),
    )
    if (rows.length > 0) await trx.insertInto('entities.openingHours').values(rows).execute()
  })
  return id
}

/** A closed day (or closed days) of an entity or a line. */
export async function aClosure(
  db: Database,
  wanted: { entityId: string; lineId?: string; from: string; to?: string },
): Promise<void> {
  await inEngine(db.pools, (trx) =>
    trx
      .insertInto('entities.closure')
      .values({
        id: newId(),
        entityId: wanted.entityId,
        lineId: wanted.lineId ?? null,
        fromDate: wanted.from,
        toDate: wanted.to ?? wanted.from,
        nameAr: 'عطلة',
        nameEn: 'Holiday',
      })
      .execute(),
  )
}

/** A unit of an entity. */
export async function aUnit(
  db: Database,
  wanted: { entityId: string; parentUnitId?: string; level?: UnitLevel; name?: string },
): Promise<UnitId> {
  const id = newId<UnitId>()
  const name = wanted.name ?? `Unit ${next()}`
  await inEngine(db.pools, (trx) =>
    trx
      .insertInto('entities.unit')
      .values({
        id,
        entityId: wanted.entityId,
        parentUnitId: wanted.parentUnitId ?? null,
        code: `unit-${id}`,
        level: wanted.level ?? (wanted.parentUnitId ? 'section' : 'department'),
        nameAr: `إدارة ${name}`,
        nameEn: name,
      })
      .execute(),
  )
  return id
}

/** A line of an entity, a chat line unless it says otherwise, with one address. */
export async function aLine(
  db: Database,
  wanted: {
    entityId: string
    channel?: LineChannel
    opensCase?: boolean
    recoveryCallback?: boolean
    shortAbandonSeconds?: number
    defaultQueueId?: string
  },
): Promise<LineId> {
  const id = newId<LineId>()
  const channel = wanted.channel ?? 'chat'
  await inEngine(db.pools, async (trx) => {
    await trx
      .insertInto('entities.line')
      .values({
        id,
        entityId: wanted.entityId,
        code: `${channel}-${next()}`,
        channel,
        nameAr: 'خط',
        nameEn: 'Line',
        opensCase: wanted.opensCase ?? false,
        recoveryCallback: wanted.recoveryCallback ?? true,
        shortAbandonSeconds: wanted.shortAbandonSeconds ?? 10,
        defaultQueueId: wanted.defaultQueueId ?? null,
      })
      .execute()
    const kind = channel === 'email' ? 'mail' : channel === 'phone' || channel === 'fax' ? 'number' : 'widget'
    await trx
      .insertInto('entities.lineAddress')
      .values({ id: newId(), entityId: wanted.entityId, lineId: id, kind, value: `test-${id}` })
      .execute()
  })
  return id
}

const targets = [
  ['enquiry', null, 1, 'working_days'],
  ['complaint', 'urgent', 8, 'working_hours'],
  ['complaint', 'ordinary', 5, 'working_days'],
  ['complaint', 'confidential', 10, 'working_days'],
  ['suggestion', null, 10, 'working_days'],
  ['remark', null, 5, 'working_days'],
  ['report', 'urgent', 4, 'clock_hours'],
  ['report', null, 3, 'working_days'],
  ['service-request', null, 3, 'working_days'],
  ['advice', null, 10, 'working_days'],
  ['praise', null, 2, 'working_days'],
] as const

/** The agreement of the demonstration for one entity. */
export async function anAgreement(db: Database, entityId: string): Promise<void> {
  await inEngine(db.pools, (trx) =>
    trx
      .insertInto('entities.agreementTarget')
      .values(
        targets.map(([caseType, className, amount, unit]) => ({
          id: newId(),
          entityId,
          caseType,
          class: className,
          amount,
          unit,
        })),
      )
      .execute(),
  )
}

/** A body in an entity's directory. */
export async function anOtherBody(
  db: Database,
  wanted: { entityId: string; name?: string; about?: string },
): Promise<OtherBodyId> {
  const id = newId<OtherBodyId>()
  const name = wanted.name ?? `Body ${next()}`
  await inEngine(db.pools, (trx) =>
    trx
      .insertInto('entities.otherBody')
      .values({
        id,
        entityId: wanted.entityId,
        code: `body-${id}`,
        nameAr: name,
        nameEn: name,
        phone: '+97140000001',
        aboutAr: wanted.about ?? '',
        aboutEn: wanted.about ?? '',
      })
      .execute(),
  )
  return id
}
