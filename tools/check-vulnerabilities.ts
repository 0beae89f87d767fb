import { execFile } from 'node:child_process'
import { join } from 'node:path'

type Audit = {
  statusCode?: number
  error?: { summary?: string }
  vulnerabilities?: Record<string, { severity: string; range: string; via: (string | { title: string })[] }>
}

// Asks the package registry what is known about the packages of the running product; without an answer it says so and goes on.
const audit = await askRegistry()
if (audit?.vulnerabilities === undefined) {
  console.log(
    `not asked: the package registry did not answer (${audit?.error?.summary || (audit?.statusCode ?? 'no reason given')})`,
  )
} else {
  const found = Object.entries(audit.vulnerabilities)
  for (const [name, { severity, range, via }] of found) {
    const titles = via.map((cause) => (typeof cause === 'string' ? `through ${cause}` : cause.title))
    console.log(`${severity}: ${name} ${range}: ${titles.join('; ')}`)
  }
  const grave = found.filter(([, { severity }]) => severity === 'high' || severity === 'critical')
  console.log(`${found.length} known vulnerabilities, ${grave.length} of them grave`)
  process.exitCode = grave.length === 0 ? 0 : 1
}

function askRegistry(): Promise<Audit | undefined> {
  return new Promise((resolve) => {
    const options = { cwd: join(import.meta.dirname, '..'), timeout: 60_000, maxBuffer: 50_000_000 }
    execFile('npm', ['audit', '--omit=dev', '--json'], options, (_error, stdout) => {
      try {
        resolve(JSON.parse(stdout) as Audit)
      } catch {
        resolve(undefined)
      }
    })
  })
}
