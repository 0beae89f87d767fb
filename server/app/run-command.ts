import { AsteriskNotStarted } from '#platform/asterisk'
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
    const sentence = error instanceof AsteriskNotStarted ? sentenceOf(error) : undefined
    if (!(error instanceof StartRefused) && sentence === undefined) throw error
    process.stderr.write(`${sentence ?? (error as StartRefused).message}\n`)
    process.exit(1)
  }
}

function sentenceOf({ code, facts }: AsteriskNotStarted): string {
  switch (code) {
    case 'asterisk.missing':
      return "The telephone engine is missing: './amer demo' brings it, '--no-voice' runs without it."
    case 'asterisk.port-taken':
      return `Port ${facts.port} is taken by another program; choose another with --sip-port, or run with --no-voice.`
    case 'asterisk.bad-configuration':
      return `The telephone engine cannot be told this: ${JSON.stringify(facts)}. Mend the number or the trunk.`
    case 'asterisk.start-failed':
    case 'asterisk.reload-failed':
      return `The telephone engine did not start (${JSON.stringify(facts)}); './amer doctor' says more, '--no-voice' runs without it.`
  }
}
