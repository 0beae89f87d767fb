import { createHash, createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '#platform/access'
import type { Trx } from '#platform/database'

export type { Actor } from '#platform/access'

export interface AuditWanted {
  entityId: string
  actor: Actor
  /** What was done, as named on the route: `case.closed`. */
  action: string
  subject?: { type: string; id: string } | undefined
  /** Facts that are not personal; a personal value goes through `saltedHash` first. */
  facts?: Record<string, unknown> | undefined
  at: Date
}

/** Writes one audit entry in the transaction of the fact it tells of. */
export async function audit(trx: Trx, wanted: AuditWanted): Promise<void> {
  await trx
    .insertInto('platform.auditEntry')
    .values({
      entityId: wanted.entityId,
      at: wanted.at,
      actorKind: wanted.actor.kind,
      actorId: actorId(wanted.actor),
      action: wanted.action,
      subjectType: wanted.subject?.type ?? null,
      subjectId: wanted.subject?.id ?? null,
      facts: JSON.stringify(wanted.facts ?? {}),
    })
    .execute()
}

/** How an actor is named in audit and idempotency records. */
export function actorId(actor: Actor): string | null {
  switch (actor.kind) {
    case 'staff':
      return actor.staffId
    case 'customer':
      return actor.contactId ?? null
    case 'system':
      return actor.name
  }
}

/** A personal value as it may stand in the audit: hashed with the installation's salt, so that erasure keeps the chain whole. */
export function saltedHash(salt: string, value: string): string {
  return createHmac('sha256', salt).update(value).digest('hex')
}

/** Seals up to `limit` committed entries into the hash chain, while the epoch of the leader's lease is in force; returns how many. */
export async function sealAudit(
  trx: Trx,
  epoch: number,
  reach: 'recent' | 'all' = 'recent',
  limit = 500,
): Promise<number> {
  const { rows: held } = await sql<{ held: boolean }>`select platform.holds_lease('leader', ${epoch}) as held`.execute(
    trx,
  )
  if (!held[0]?.held) return 0
  await sql`select pg_advisory_xact_lock(727274)`.execute(trx)
  const { rows: last } = await sql<{ seq: number; hash: Buffer }>`
    select seq, hash from platform.audit_seal order by seq desc limit 1`.execute(trx)
  let seq = last[0]?.seq ?? 0
  let hash: Buffer = last[0]?.hash ?? Buffer.alloc(32)
  const entries = await unsealedEntries(trx, reach, limit)
  for (const entry of entries) {
    seq += 1
    hash = chainHash(hash, entry.canonical)
    await sql`insert into platform.audit_seal (seq, entry_id, entity_id, hash)
      values (${seq}, ${entry.id}, ${entry.entityId}, ${hash})`.execute(trx)
  }
  return entries.length
}

/** Walks the whole chain and returns the first entry whose content no longer matches its seal, or null when it is whole. */
export async function findBrokenSeal(trx: Trx): Promise<{ seq: number; entryId: number } | null> {
  let hash: Buffer = Buffer.alloc(32)
  let after = 0
  for (;;) {
    const { rows } = await sql<{ seq: number; entryId: number; hash: Buffer; canonical: string }>`
      select seal.seq, seal.entry_id, seal.hash, ${canonicalText} as canonical
      from platform.audit_seal seal join platform.audit_entry entry on entry.id = seal.entry_id
      where seal.seq > ${after} order by seal.seq limit 2000`.execute(trx)
    if (rows.length === 0) return missingSeal(trx, after)
    for (const row of rows) {
      hash = chainHash(hash, row.canonical)
      if (row.seq !== after + 1 || !hash.equals(row.hash)) return { seq: row.seq, entryId: row.entryId }
      after = row.seq
    }
  }
}

async function missingSeal(trx: Trx, after: number) {
  const { rows } = await sql<{ seq: number; entryId: number }>`
    select seq, entry_id from platform.audit_seal where seq > ${after} order by seq limit 1`.execute(trx)
  return rows[0] ?? null
}

const canonicalText = sql<string>`concat_ws('|', entry.id, entry.entity_id,
  to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), entry.actor_kind, coalesce(entry.actor_id, ''),
  entry.action, coalesce(entry.subject_type, ''), coalesce(entry.subject_id, ''), entry.facts::text)`

// An entry's id is drawn before its transaction commits: the recent reach looks 10,000 ids back for late ones, the whole
// table is looked through when a leader begins.
async function unsealedEntries(trx: Trx, reach: 'recent' | 'all', limit: number) {
  const behind = reach === 'all' ? null : 10_000
  const { rows } = await sql<{ id: number; entityId: string; canonical: string }>`
    select entry.id, entry.entity_id, ${canonicalText} as canonical
    from platform.audit_entry entry
    where (${behind}::bigint is null or entry.id > coalesce((select max(entry_id) - ${behind}::bigint from platform.audit_seal), 0))
      and not exists (select 1 from platform.audit_seal seal where seal.entry_id = entry.id)
    order by entry.id limit ${limit}`.execute(trx)
  return rows
}

function chainHash(before: Buffer, canonical: string): Buffer {
  return createHash('sha256').update(before).update(canonical).digest()
}
