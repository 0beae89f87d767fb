import { CODECS } from '#platform/asterisk'
import type { AriOperations } from './ari.gen.ts'
import type { Ari } from './connect-ari.ts'

export interface EndpointWanted {
  /** Not to be guessed: it is also the name it signs in with. */
  id: string
  secret: string
  /** `guest` may call `number` and nothing else; `staff` calls come to the application. */
  context: 'staff' | 'guest'
  /** A browser (WebRTC over the web port) or a telephone on the SIP port. */
  transport: 'browser' | 'phone'
  /** The one number a guest may call. */
  number?: string
  callerId?: string
}

type Fields = NonNullable<
  AriOperations['PUT /asterisk/config/dynamic/{configClass}/{objectType}/{id}']['asked']['fields']
>

/** Makes an endpoint that lives in the engine's memory until it is removed or the engine restarts; repeated, it is changed. */
export async function provisionEndpoint(ari: Ari, wanted: EndpointWanted): Promise<void> {
  const { id, secret } = wanted
  await put(ari, 'auth', id, { auth_type: 'digest', username: id, password: secret })
  const contacts = wanted.context === 'guest' ? '0' : '2'
  await put(ari, 'aor', id, { max_contacts: contacts, remove_existing: 'yes', qualify_frequency: '0' })
  const known = wanted.number === undefined ? undefined : { AMER_FROM: id, AMER_NUMBER: wanted.number }
  // Asterisk cannot change an endpoint that carries variables: it takes their names for settings of its own.
  if (known) await remove(ari, 'endpoint', id)
  await put(ari, 'endpoint', id, endpoint(wanted), known)
}

/** Removes it: nobody signs in with it any more; a call it is in goes on. */
export async function removeEndpoint(ari: Ari, id: string): Promise<void> {
  for (const objectType of ['endpoint', 'aor', 'auth']) await remove(ari, objectType, id)
}

async function remove(ari: Ari, objectType: string, id: string): Promise<void> {
  await ari.sendIfThere('DELETE /asterisk/config/dynamic/{configClass}/{objectType}/{id}', {
    configClass: 'res_pjsip',
    objectType,
    id,
  })
}

function endpoint({ id, context, transport, callerId }: EndpointWanted): Record<string, string> {
  const browser = {
    webrtc: 'yes',
    dtls_auto_generate_cert: 'yes',
    max_audio_streams: '1',
  }
  const phone = {
    force_rport: 'yes',
    rewrite_contact: 'yes',
    media_encryption: 'sdes',
    media_encryption_optimistic: 'yes',
  }
  return {
    auth: id,
    aors: id,
    identify_by: 'auth_username,username',
    context,
    allow: CODECS,
    direct_media: 'no',
    rtp_symmetric: 'yes',
    allow_transfer: 'no',
    allow_subscribe: 'no',
    rtp_timeout: '60',
    rtp_timeout_hold: '3600',
    device_state_busy_at: '2',
    ...(callerId === undefined ? {} : { callerid: callerId }),
    ...(transport === 'browser' ? browser : phone),
  }
}

function put(
  ari: Ari,
  objectType: string,
  id: string,
  settings: Record<string, string>,
  variables: Record<string, string> = {},
): Promise<unknown> {
  const fields: Fields = [
    ...Object.entries(settings).map(([attribute, value]) => ({ attribute, value })),
    ...Object.entries(variables).map(([name, value]) => ({ attribute: 'set_var', value: `${name}=${value}` })),
  ]
  return ari.send('PUT /asterisk/config/dynamic/{configClass}/{objectType}/{id}', {
    configClass: 'res_pjsip',
    objectType,
    id,
    fields,
  })
}
