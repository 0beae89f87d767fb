import { runCommand } from './app/run-command.ts'

await runCommand(process.argv[2] ?? '', process.argv.slice(3))
