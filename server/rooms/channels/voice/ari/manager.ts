import type { AriAccess } from '#platform/asterisk'
import type { AriHttp } from './ask-over-http.ts'
import type { Ari } from './connect-ari.ts'
import { AriRefused } from './errors.ts'

/** The manager interface over HTTP: signs in when it must, and says whether an action was done. */
export function askManager(http: AriHttp, access: () => AriAccess): Ari['manage'] {
  let cookie: string | undefined
  const ask = async (action: string, fields: Readonly<Record<string, string>>) => {
    const query = new URLSearchParams({ action, ...fields })
    const headers = cookie === undefined ? undefined : { cookie }
    return http.ask({ operation: `manager ${action}`, method: 'GET', path: `/ari/../rawman?${query}`, headers })
  }
  const signIn = async () => {
    const { user, password } = access()
    cookie = undefined
    const { headers } = await ask('Login', { username: user, secret: password })
    cookie = String(headers['set-cookie'] ?? '').split(';')[0]
  }
  return async (action, fields) => {
    if (cookie === undefined) await signIn()
    let said = (await ask(action, fields)).text
    if (/Permission denied|Authentication/.test(said)) {
      await signIn()
      said = (await ask(action, fields)).text
    }
    if (/^Response: Success/m.test(said)) return true
    if (/No such channel/i.test(said)) return false
    throw new AriRefused(`manager ${action}`, 500, said.trim().slice(0, 200))
  }
}
