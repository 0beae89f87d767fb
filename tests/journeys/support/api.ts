import type { RunningDemo } from './running-demo.ts'

export type Api = <T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object) => Promise<T>

/** The interface as a signed-in program uses it, for the entity with this code; refusals are thrown with what was said. */
export async function signedIn(demo: RunningDemo, email: string, entityCode: string): Promise<Api> {
  const answer = await fetch(`${demo.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: demo.url },
    body: JSON.stringify({ email: `${email}@amer.test`, password: demo.password }),
  })
  if (!answer.ok) throw new Error(`${email} could not sign in: ${answer.status} ${await answer.text()}`)
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const headers: Record<string, string> = { cookie, origin: demo.url, 'amer-csrf': '1' }
  const call: Api = async <T>(method: string, path: string, body?: object) => {
    const response = await fetch(`${demo.url}/api/v1${path}`, {
      method,
      headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return (text ? JSON.parse(text) : null) as T
  }
  const me = await call<{ grants: { entity: { id: string; code: string } }[] }>('GET', '/me')
  const grant = me.grants.find(({ entity }) => entity.code === entityCode)
  if (!grant) throw new Error(`${email} has no role in ${entityCode}`)
  headers['amer-entity'] = grant.entity.id
  return call
}
