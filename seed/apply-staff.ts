import { inEngine, type Trx } from '#platform/database'
import type { Platform } from '#platform/parts'
import { roster, teams } from './data/roster.ts'
import { skills } from './data/skills.ts'
import { accounts, addressOf, type SeedAccount } from './data/staff.ts'
import { insertNew } from './insert-new.ts'
import { entityId, seedId, skillId, staffId, unitId } from './seed-id.ts'

/** Seeds the people of the demonstration with their postings, roles, skills, languages and teams. */
export async function applyStaff(platform: Platform): Promise<void> {
  await inEngine(platform.pools, async (trx) => {
    await insertNew(trx, 'staff.skill', skillRows())
    await applyAccounts(trx)
    await applyRoster(trx)
  })
}

const skillRows = () =>
  Object.entries(skills).flatMap(([entity, list]) =>
    list.map((skill) => ({
      id: skillId(entity, skill.code),
      entityId: entityId(entity),
      code: skill.code,
      nameAr: skill.ar,
      nameEn: skill.en,
    })),
  )

async function applyAccounts(trx: Trx): Promise<void> {
  await insertNew(
    trx,
    'staff.member',
    accounts.map((person) => ({
      id: staffId(person.account),
      entityId: entityId(person.home),
      email: addressOf(person.account),
      nameAr: person.ar,
      nameEn: person.en,
      language: person.language,
      gender: person.gender,
      nationality: person.nationality,
    })),
  )
  await insertNew(trx, 'staff.posting', accounts.flatMap(postingRows))
  await insertNew(trx, 'staff.roleGrant', accounts.flatMap(grantRows))
  await insertNew(
    trx,
    'staff.memberLanguage',
    accounts.flatMap((person) => languageRows(person.account, person.home, person.languages)),
  )
  await insertNew(trx, 'staff.memberSkill', accounts.flatMap(memberSkillRows))
}

const postingRows = (person: SeedAccount) =>
  [...new Set([person.home, ...person.grants.map((grant) => grant.entity)])].map((entity) => ({
    entityId: entityId(entity),
    memberId: staffId(person.account),
  }))

const grantRows = (person: SeedAccount) =>
  person.grants.map((grant) => ({
    id: seedId('grant', person.account, grant.entity, grant.role, grant.unit ?? ''),
    entityId: entityId(grant.entity),
    memberId: staffId(person.account),
    role: grant.role,
    unitId: grant.unit ? unitId(grant.entity, grant.unit) : null,
  }))

const languageRows = (account: string, home: string, languages: Readonly<Record<string, number>>) =>
  Object.entries(languages).map(([language, level]) => ({
    entityId: entityId(home),
    memberId: staffId(account),
    language,
    level,
  }))

const memberSkillRows = (person: SeedAccount) =>
  Object.entries(person.skills).flatMap(([entity, levels]) =>
    Object.entries(levels).map(([skill, level]) => ({
      entityId: entityId(entity),
      memberId: staffId(person.account),
      skillId: skillId(entity, skill),
      level,
    })),
  )

async function applyRoster(trx: Trx): Promise<void> {
  const RES = entityId('RES')
  await insertNew(
    trx,
    'staff.member',
    roster.map((person) => ({
      id: staffId(person.account),
      entityId: RES,
      email: addressOf(person.account),
      nameAr: person.ar,
      nameEn: person.en,
      gender: person.gender,
      nationality: person.nationality,
    })),
  )
  await insertNew(
    trx,
    'staff.posting',
    roster.map((person) => ({ entityId: RES, memberId: staffId(person.account) })),
  )
  await insertNew(
    trx,
    'staff.memberLanguage',
    roster.flatMap((person) => languageRows(person.account, 'RES', person.languages)),
  )
  await insertNew(
    trx,
    'staff.team',
    teams.map((team) => ({
      id: seedId('team', 'RES', team.code),
      entityId: RES,
      code: team.code,
      nameAr: team.ar,
      nameEn: team.en,
      leaderId: staffId('supervisor'),
      shiftStarts: team.starts,
      shiftEnds: team.ends,
    })),
  )
  await insertNew(
    trx,
    'staff.teamMember',
    roster.map((person) => ({
      entityId: RES,
      teamId: seedId('team', 'RES', person.team),
      memberId: staffId(person.account),
    })),
  )
}
