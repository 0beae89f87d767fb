import { createReadStream } from 'node:fs'
import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'

/** Where sealed bytes lie. A place holds either a whole file or nothing. */
export interface Places {
  write(place: string, bytes: AsyncIterable<Buffer>): Promise<void>
  /** The sealed bytes from start up to, not including, end. */
  read(place: string, start: number, end: number): AsyncIterable<Buffer>
  remove(place: string): Promise<void>
}

/** Places on the local disk, in a folder only its owner may enter. */
export async function localPlaces(folder: string): Promise<Places> {
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o700)
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }))
  return {
    async write(place, bytes) {
      const aside = `incoming/${place.replaceAll('/', '-')}`
      try {
        await disk.putStream(aside, Readable.from(bytes, { objectMode: false }))
        await disk.move(aside, place)
      } catch (error) {
        await disk.delete(aside)
        // The library wraps what the bytes themselves threw (too large, refused): that is the answer.
        throw error instanceof Error && error.cause instanceof Error ? error.cause : error
      }
    },
    // The library reads whole files only; a part is read from the disk itself.
    read: (place, start, end) => createReadStream(join(folder, place), { start, end: end - 1 }),
    remove: (place) => disk.delete(place),
  }
}
