import { demo } from './demo.ts'
import { doctor } from './doctor.ts'
import { down } from './down.ts'
import { readOptions } from './options.ts'
import { reset } from './reset.ts'
import { StartRefused } from './start-refused.ts'

const commands = { demo, down, reset, doctor }

/** Runs one of ./amer's commands; what cannot start says so in one sentence and leaves with 1. */
export async function runCommand(name: string, words: readonly string[]): Promise<void> {
  const command = commands[name as keyof typeof commands]
  try {
    if (!command) throw new StartRefused(`'${name}' is not a command; './amer help' lists them.`)
    await command(readOptions(words, process.env))
  } catch (error) {
    if (!(error instanceof StartRefused)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}
