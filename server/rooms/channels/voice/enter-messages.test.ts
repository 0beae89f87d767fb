import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aLine, anEntity, type TestEntity } from '#rooms/entities/testing'
import { aDatabase, type TestDatabase } from '../../../../tests/support/database.ts'
import { type LaterRooms, laterRooms } from '../testing.ts'
import { enterMessages } from './enter-messages.ts'

let db: TestDatabase
let later: LaterRooms
let entity: TestEntity
let home: string
const folders = () => ({ messages: join(home, 'messages'), recordings: join(home, 'recordings') })

beforeAll(async () => {
  db = await aDatabase()
  home = await mkdtemp(join(tmpdir(), 'amer-messages-'))
  for (const folder of Object.values(folders())) await mkdir(folder)
  entity = await anEntity(db)
  const lineId = await aLine(db, { entityId: entity.id })
  later = laterRooms(db)
  const line = await later.needs.lineById(db.superuser as never, lineId)
  later.needs.voice = { ...later.needs.voice, lineOfNumber: async (_, number) => (number === '8005111' ? line : null) }
})
afterAll(async () => {
  await rm(home, { recursive: true, force: true })
  await db.close()
})

const enter = () => enterMessages({ platform: db.platform, needs: later.needs }, folders())
const leave = async (name: string, note: string) => {
  await writeFile(join(folders().messages, `${name}.wav`), 'sound')
  await writeFile(join(folders().messages, `${name}.txt`), `${note}\n`)
}
const written = () =>
  db.superuser
    .selectFrom('channels.contact as contact')
    .innerJoin('channels.recording as recording', 'recording.contactId', 'contact.id')
    .select([
      'contact.outcome',
      'contact.phoneGiven',
      'contact.arrivedAt',
      'contact.owedWorkItemId',
      'recording.kind',
      'recording.engineName',
    ])
    .execute()

describe('a message left while no server was there', () => {
  it('is a contact of its own time with a callback owed, once, and its sound waits to be stored', async () => {
    const note = 'number=8005111&from=anonymous&caller=0500000042&at=1795410000&languages=ar&channel=x&end=1'
    await leave('1795410000.7', note)
    expect(await enter()).toBe(1)
    const [message] = await written()
    expect(message).toMatchObject({ outcome: 'deferred', phoneGiven: '+971500000042', kind: 'message' })
    expect(message?.arrivedAt).toEqual(new Date(1_795_410_000_000))
    expect(message?.owedWorkItemId).not.toBeNull()
    expect(await readdir(folders().recordings)).toEqual([`${message?.engineName}.wav`])
    expect(await readdir(folders().messages)).toEqual([])
    // The server died after it had written it down: the note is still there.
    await leave('1795410000.7', note)
    expect(await enter()).toBe(0)
    expect(await written()).toHaveLength(1)
    expect(await readdir(folders().recordings)).toHaveLength(1)
    expect(await readdir(folders().messages)).toEqual([])
  })

  it('is left alone while the engine still writes, or where the number is nobody’s', async () => {
    await leave('half', 'number=8005111&from=anonymous&caller=&at=1795410000')
    await leave('nobody', 'number=8000000&from=anonymous&caller=&at=1795410000&end=1')
    expect(await enter()).toBe(0)
    expect((await readdir(folders().messages)).sort()).toEqual(['half.txt', 'half.wav', 'nobody.txt', 'nobody.wav'])
  })
})
