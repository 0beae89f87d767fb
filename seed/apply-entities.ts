import { inEngine, type Trx } from '#platform/database'
import type { Platform } from '#platform/parts'
import { agreement } from './data/agreement.ts'
import { directory } from './data/directory.ts'
import { entities } from './data/entities.ts'
import {
  dayAndNight,
  fridayUntilNoon,
  holidaysOf,
  officeWeek,
  ramadansOf,
  ramadanWeek,
  type SeedWeek,
} from './data/hours.ts'
import { lines } from './data/lines.ts'
import { type SeedUnit, umbrellaUnits, units } from './data/units.ts'
import { insertNew } from './insert-new.ts'
import { entityId, lineId, otherBodyId, seedId, unitId } from './seed-id.ts'

/** Seeds the entities with their units, lines, hours, holidays, agreements and directories. */
export async function applyEntities(platform: Platform): Promise<void> {
  const year = platform.clock.now().getUTCFullYear()
  await inEngine(platform.pools, async (trx) => {
    await applyBodies(trx)
    await applyUnits(trx)
    await applyLines(trx)
    await applyHours(trx, [year - 1, year, year + 1])
    await applyHolidays(trx, [year - 1, year, year + 1])
    await insertNew(trx, 'entities.agreementTarget', eachEntity(agreementRows))
    await insertNew(trx, 'entities.otherBody', ['RES', 'WRK', 'FIN', 'GCC', 'CSC'].flatMap(directoryRows))
  })
}

const eachEntity = <T>(rowsOf: (code: string) => readonly T[]): T[] => entities.flatMap((entity) => rowsOf(entity.code))

async function applyBodies(trx: Trx): Promise<void> {
  await insertNew(
    trx,
    'entities.entity',
    entities.map((entity, position) => ({
      id: entityId(entity.code),
      code: entity.code,
      slug: entity.slug,
      kind: entity.kind,
      parentEntityId: entity.parent ? entityId(entity.parent) : null,
      nameAr: entity.ar,
      nameEn: entity.en,
      shortAr: entity.shortAr,
      shortEn: entity.shortEn,
      colour: entity.colour,
      openCaseAtArrival: entity.opensCase ?? false,
      position,
    })),
  )
}

async function applyUnits(trx: Trx): Promise<void> {
  const rows = entities.flatMap((entity) => unitRows(entity.code, units[entity.code] ?? umbrellaUnits, null))
  await insertNew(trx, 'entities.unit', rows)
}

function unitRows(entity: string, tree: readonly SeedUnit[], parent: string | null): UnitRow[] {
  return tree.flatMap((unit, position) => [
    {
      id: unitId(entity, unit.code),
      entityId: entityId(entity),
      parentUnitId: parent,
      code: unit.code,
      level: unit.level,
      nameAr: unit.ar,
      nameEn: unit.en,
      takesCases: unit.level !== 'sector',
      position,
    },
    ...unitRows(entity, unit.below ?? [], unitId(entity, unit.code)),
  ])
}

interface UnitRow {
  id: string
  entityId: string
  parentUnitId: string | null
  code: string
  level: string
  nameAr: string
  nameEn: string
  takesCases: boolean
  position: number
}

async function applyLines(trx: Trx): Promise<void> {
  await insertNew(
    trx,
    'entities.line',
    lines.map((line) => ({
      id: lineId(line.entity, line.code),
      entityId: entityId(line.entity),
      code: line.code,
      channel: line.channel,
      nameAr: line.ar,
      nameEn: line.en,
      opensCase: line.opensCase,
      outOfHours: line.outOfHours,
    })),
  )
  await insertNew(
    trx,
    'entities.lineAddress',
    lines.flatMap((line) =>
      line.addresses.map((address, position) => ({
        id: seedId('line-address', address.value),
        entityId: entityId(line.entity),
        lineId: lineId(line.entity, line.code),
        kind: address.kind,
        value: address.value,
        tollFree: address.tollFree ?? false,
        noteAr: address.noteAr ?? null,
        noteEn: address.noteEn ?? null,
        position,
      })),
    ),
  )
}

interface SeedSet {
  entity: string
  line?: string
  code: string
  ar: string
  en: string
  from?: string
  to?: string
  active?: boolean
  week: SeedWeek
}

async function applyHours(trx: Trx, years: readonly number[]): Promise<void> {
  const ramadans = years.flatMap(ramadansOf)
  const friday = `${years[1] ?? years[0]}-01-01`
  const sets = [...eachEntity((entity) => officeSets(entity, friday, ramadans)), ...lines.flatMap(lineSets)]
  const idOf = (set: SeedSet) => seedId('hours', set.entity, set.line ?? '', set.code)
  await insertNew(
    trx,
    'entities.hoursSet',
    sets.map((set) => ({
      id: idOf(set),
      entityId: entityId(set.entity),
      lineId: set.line ? lineId(set.entity, set.line) : null,
      code: set.code,
      nameAr: set.ar,
      nameEn: set.en,
      validFrom: set.from ?? null,
      validTo: set.to ?? null,
      active: set.active ?? true,
    })),
  )
  await insertNew(
    trx,
    'entities.openingHours',
    sets.flatMap((set) =>
      Object.entries(set.week).flatMap(([weekday, spans]) =>
        (spans ?? []).map(([opens, closes]) => ({
          id: seedId('opening', idOf(set), weekday, opens),
          entityId: entityId(set.entity),
          hoursSetId: idOf(set),
          weekday: Number(weekday),
          opens,
          closes,
        })),
      ),
    ),
  )
}

function officeSets(entity: string, friday: string, ramadans: readonly { from: string; to: string }[]): SeedSet[] {
  return [
    { entity, code: 'office', ar: 'أوقات الدوام الرسمي', en: 'Official working hours', week: officeWeek },
    {
      entity,
      code: 'friday-until-noon',
      ar: 'الجمعة حتى الظهر',
      en: 'Friday until noon',
      from: friday,
      active: false,
      week: fridayUntilNoon,
    },
    ...ramadans.map(({ from, to }) => ({
      entity,
      code: `ramadan-${from}`,
      ar: 'دوام شهر رمضان',
      en: 'Ramadan hours',
      from,
      to,
      week: ramadanWeek,
    })),
  ]
}

function lineSets(line: (typeof lines)[number]): SeedSet[] {
  if (!line.always) return []
  return [
    {
      entity: line.entity,
      line: line.code,
      code: 'day-and-night',
      ar: 'على مدار الساعة',
      en: 'Day and night',
      week: dayAndNight,
    },
  ]
}

async function applyHolidays(trx: Trx, years: readonly number[]): Promise<void> {
  const holidays = years.flatMap(holidaysOf)
  const rows = eachEntity((entity) =>
    holidays.map((holiday) => ({
      id: seedId('closure', entity, holiday.from),
      entityId: entityId(entity),
      fromDate: holiday.from,
      toDate: holiday.to,
      nameAr: holiday.ar,
      nameEn: holiday.en,
      moonSighted: holiday.moonSighted,
    })),
  )
  await insertNew(trx, 'entities.closure', rows)
}

const agreementRows = (entity: string) =>
  agreement.map((target) => ({
    id: seedId('agreement', entity, target.type, target.class ?? ''),
    entityId: entityId(entity),
    caseType: target.type,
    class: target.class,
    amount: target.amount,
    unit: target.unit,
  }))

const directoryRows = (entity: string) =>
  directory.map((body) => ({
    id: otherBodyId(entity, body.code),
    entityId: entityId(entity),
    code: body.code,
    nameAr: body.ar,
    nameEn: body.en,
    phone: body.phone,
    mail: body.mail,
    aboutAr: body.aboutAr,
    aboutEn: body.aboutEn,
  }))
