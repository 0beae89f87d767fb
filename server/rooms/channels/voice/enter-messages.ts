import { copyFile, readdir, readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { inEngine, inEntity, type Trx } from '#platform/database'
import { newId } from '#platform/ids'
import { changeContact, findContact } from '../contact-store.ts'
import { endContact } from '../end-contact.ts'
import type { LineFacts } from '../needs.ts'
import { insertContactOfCall } from './begin-call.ts'
import { changeCall } from './call-store.ts'
import { asInternational } from './caller-number.ts'
import type { VoiceParts } from './live-call.ts'
import { keepMessage } from './recording-store.ts'

const SYSTEM = { kind: 'system', name: 'telephone' } as const

interface Left {
  /** The engine's own name of the call, by which the message is entered once. */
  name: string
  dialled: string
  caller: string | null
  cameBy: string
  at: Date
}

/**
 * Enters into the ledger what callers said to the engine while no server was there: each message is a contact of its own time, ended
 * deferred, with a callback owed. What is not whole, or for a number of nobody, stays in the folder. Answers how many were entered.
 */
export async function enterMessages(
  parts: Pick<VoiceParts, 'platform' | 'needs'>,
  folders: { messages: string; recordings: string },
): Promise<number> {
  const names = (await readdir(folders.messages)).filter((name) => name.endsWith('.txt')).sort()
  let entered = 0
  for (const file of names) {
    try {
      const left = await readNote(join(folders.messages, file))
      if (left && (await enterOne(parts, folders, left))) entered += 1
    } catch (err) {
      // One that cannot be entered keeps neither the others from their callbacks nor the server from starting.
      parts.platform.log.error(
        { err, message: basename(file, '.txt') },
        'a message left while we were away was not entered',
      )
    }
  }
  return entered
}

async function readNote(path: string): Promise<Left | null> {
  const said = new URLSearchParams((await readFile(path, 'utf8')).trim())
  const [dialled, at] = [said.get('number'), Number(said.get('at'))]
  if (said.get('end') !== '1' || !dialled || !Number.isFinite(at)) return null
  const caller = asInternational(said.get('caller') ?? undefined)
  return {
    name: basename(path, '.txt'),
    dialled,
    caller,
    cameBy: said.get('from') || 'anonymous',
    at: new Date(at * 1000),
  }
}

async function enterOne(
  parts: Pick<VoiceParts, 'platform' | 'needs'>,
  folders: { messages: string; recordings: string },
  left: Left,
): Promise<boolean> {
  const { platform, needs } = parts
  const line = await inEngine(platform.pools, (trx) => needs.voice.lineOfNumber(trx, left.dialled))
  if (!line) {
    platform.log.error({ dialled: left.dialled, message: left.name }, 'a message for a number that is nobody\u2019s')
    return false
  }
  const messageId = newId()
  const sound = join(folders.messages, `${left.name}.wav`)
  await copyFile(sound, join(folders.recordings, `${messageId}.wav`))
  const isNew = await inEntity(platform.pools, line.entityId, (trx) => enter(parts, trx, line, left, messageId))
  if (!isNew) await rm(join(folders.recordings, `${messageId}.wav`), { force: true })
  // Only now that it is written down; a server that dies before enters it again, and finds that it is there.
  // The note goes first: a note without its sound could never be entered.
  for (const file of [join(folders.messages, `${left.name}.txt`), sound]) await rm(file, { force: true })
  return isNew
}

// False when this message is in the ledger already.
async function enter(
  { platform, needs }: Pick<VoiceParts, 'platform' | 'needs'>,
  trx: Trx,
  line: LineFacts,
  left: Left,
  messageId: string,
): Promise<boolean> {
  const channelId = `away-${left.name}`
  const known = await trx
    .selectFrom('channels.call')
    .select('contactId')
    .where('channelId', '=', channelId)
    .executeTakeFirst()
  if (known) return false
  const { dialled, caller, cameBy, at } = left
  const { contact } = await insertContactOfCall(needs, trx, { channelId, line, dialled, caller, cameBy }, at)
  const { entityId, aboutEntityId, lineId, language, topicId, customerId } = contact
  const { workItemId } = await needs.oweCallback(trx, {
    contactId: contact.id,
    entityId,
    aboutEntityId,
    queueId: null,
    defaultQueueId: line.defaultQueueId,
    language,
    topicId,
    lineId,
    customerId,
  })
  await changeContact(trx, await findContact(trx, contact.id), { owedWorkItemId: workItemId })
  await endContact(platform, needs, trx, {
    contactId: contact.id,
    reason: 'callback-taken',
    by: SYSTEM,
    owedWorkItemId: workItemId,
  })
  await keepMessage(trx, contact, messageId, at)
  await changeCall(trx, contact.id, { state: 'over', overAt: platform.clock.now(), acts: [] })
  return true
}
