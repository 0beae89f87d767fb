import type { Kysely } from 'kysely'
import type { AuthTables } from './open-auth.ts'

export interface Session {
  id: string
  createdAt: Date
  expiresAt: Date
  address: string | null
  userAgent: string | null
}

/** The live sessions of a member of staff, newest first. */
export async function sessionsOf(db: Kysely<AuthTables>, staffId: string): Promise<Session[]> {
  const rows = await ownSessions(db, staffId)
    .select(['session.id', 'session.created_at', 'session.expires_at', 'session.ip_address', 'session.user_agent'])
    .orderBy('session.created_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    address: row.ip_address || null,
    userAgent: row.user_agent || null,
  }))
}

/** Ends one of a member's own sessions; false when there is none of that id. */
export async function endSession(db: Kysely<AuthTables>, staffId: string, sessionId: string): Promise<boolean> {
  return (await endWhere(db, staffId, (id) => id === sessionId)) > 0
}

/** Ends all of a member's sessions but this one; how many there were. */
export async function endOtherSessions(db: Kysely<AuthTables>, staffId: string, keepId: string): Promise<number> {
  return endWhere(db, staffId, (id) => id !== keepId)
}

/** Whether a session has neither been ended nor run out. */
export async function isLiveSession(db: Kysely<AuthTables>, sessionId: string): Promise<boolean> {
  const row = await db
    .selectFrom('session')
    .select('id')
    .where('id', '=', sessionId)
    .where('expires_at', '>', new Date())
    .executeTakeFirst()
  return row !== undefined
}

async function endWhere(db: Kysely<AuthTables>, staffId: string, ends: (id: string) => boolean): Promise<number> {
  const ids = (await ownSessions(db, staffId).select('session.id').execute()).map((row) => row.id).filter(ends)
  if (ids.length === 0) return 0
  const gone = await db.deleteFrom('session').where('id', 'in', ids).executeTakeFirst()
  return Number(gone.numDeletedRows)
}

function ownSessions(db: Kysely<AuthTables>, staffId: string) {
  return db
    .selectFrom('session')
    .innerJoin('user', 'user.id', 'session.user_id')
    .where('user.staff_id', '=', staffId)
    .where('session.expires_at', '>', new Date())
}
