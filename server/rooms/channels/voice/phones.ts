import { newSecret } from '#platform/ids'
import type { Telephone } from './telephone.ts'

/** How a browser signs in to the engine; the secret is worth nothing once the engine or the credential is renewed. */
export interface PhoneCredential {
  endpoint: string
  secret: string
  domain: string
  socketPath: string
}

export interface Phones {
  /** The staff member's own endpoint, made where it is not there yet; the same for all their tabs. */
  ofStaff(staffId: string): Promise<PhoneCredential>
  /** A credential for one browser call to one number, forgotten after a few minutes. */
  ofGuest(number: string): Promise<PhoneCredential>
  endpointOf(staffId: string): string
  /** Whose desk an endpoint is; null where it is none. */
  staffOf(endpoint: string): string | null
  /** After the engine began anew: what it should know, it is told again. */
  restore(): Promise<void>
}

const DOMAIN = 'amer'
const SOCKET = '/sip'
const GUEST_MINUTES = 10

interface Provisioned {
  secret: string
  context: 'staff' | 'guest'
  number: string | null
}

/** Hands out credentials for telephones in browsers, and keeps the engine knowing them. */
export function createPhones({ telephone }: { telephone: Pick<Telephone, 'provision' | 'withdrawEndpoint'> }): Phones {
  const known = new Map<string, Provisioned>()

  const provide = async (endpoint: string, wanted: Provisioned): Promise<PhoneCredential> => {
    await telephone.provision({ id: endpoint, ...wanted })
    known.set(endpoint, wanted)
    return { endpoint, secret: wanted.secret, domain: DOMAIN, socketPath: SOCKET }
  }

  return {
    endpointOf: (staffId) => `PJSIP/${endpointOf(staffId)}`,
    staffOf: (endpoint) => (endpoint.startsWith('s-') ? endpoint.slice(2) : null),
    ofStaff: (staffId) => {
      const endpoint = endpointOf(staffId)
      return provide(endpoint, known.get(endpoint) ?? { secret: newSecret(128), context: 'staff', number: null })
    },
    ofGuest: async (number) => {
      const endpoint = `g-${newSecret(64).toLowerCase()}`
      const credential = await provide(endpoint, { secret: newSecret(128), context: 'guest', number })
      setTimeout(() => {
        known.delete(endpoint)
        telephone.withdrawEndpoint(endpoint).catch(() => undefined)
      }, GUEST_MINUTES * 60_000).unref()
      return credential
    },
    restore: async () => {
      for (const [endpoint, wanted] of known) await telephone.provision({ id: endpoint, ...wanted })
    },
  }
}

const endpointOf = (staffId: string) => `s-${staffId}`
