import { join } from 'node:path'
import { stopAsterisk } from '#platform/asterisk'
import { stopPostgres } from '#platform/postgres'
import { ordinaryUser, reachableFolder } from '#platform/processes'
import { stopInstance } from './instance.ts'
import type { Options } from './options.ts'

/** Stops the server of the data folder, its telephone engine and its PostgreSQL, also where the server was killed. */
export async function down(options: Options): Promise<void> {
  const ran = await stopInstance(options.dataDir)
  await stopAsterisk(join(options.dataDir, 'asterisk'))
  await stopPostgres(join(await placeOfPostgres(options.dataDir), 'postgres'))
  process.stdout.write(ran ? `Stopped Amer on ${options.dataDir}.\n` : `Amer was not running on ${options.dataDir}.\n`)
}

/** Where the cluster of a data folder lies: in it, or where an ordinary user can reach it. */
async function placeOfPostgres(dataDir: string): Promise<string> {
  return reachableFolder(dataDir, await ordinaryUser())
}
