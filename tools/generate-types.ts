// Writes (or with --verify compares) the database types from a freshly migrated database.
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { aScratchDatabase } from '../tests/support/scratch-database.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')
const outFile = join(root, 'server/platform/database/schema.gen.ts')

const scratch = await aScratchDatabase()
try {
  const { stdout } = await run(
    process.execPath,
    [
      join(root, 'node_modules/kysely-codegen/dist/cli/bin.js'),
      '--dialect=postgres',
      `--url=${scratch.url}`,
      `--out-file=${outFile}`,
      '--camel-case',
      '--include-pattern={platform,entities,staff,customers,services,channels,flows,routing,cases,desk}.*',
      '--exclude-pattern={auth,graphile_worker}.*',
      '--type-mapping={"int8":"number","date":"string"}',
      ...(process.argv.includes('--verify') ? ['--verify'] : []),
    ],
    { cwd: root },
  )
  process.stdout.write(stdout)
} catch (error) {
  const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
  process.stderr.write(
    `${stdout}${stderr}\nThe database types differ from the migrations: run node tools/generate-types.ts\n`,
  )
  process.exitCode = 1
} finally {
  await scratch.close()
}
