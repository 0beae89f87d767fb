import { removeWithStandIn } from '#platform/processes'
import { down } from './down.ts'
import type { Options } from './options.ts'

/** Stops what runs on the data folder and removes all its data; the tools beside it stay. */
export async function reset(options: Options): Promise<void> {
  await down(options)
  await removeWithStandIn(options.dataDir, ['tools'])
  process.stdout.write(`Removed the data in ${options.dataDir}.\n`)
}
