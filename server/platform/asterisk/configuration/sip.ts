import { networkInterfaces } from 'node:os'
import { AsteriskNotStarted } from '../errors.ts'
import type { EngineWanted, Trunk } from '../wanted.ts'
import { section } from './setting.ts'

/** In this order: the two sounds telephone networks speak, so that nothing is translated, then the better ones. */
export const CODECS = '!all,alaw,ulaw,g722,opus'

type SipWanted = Pick<EngineWanted, 'listen' | 'sipPort' | 'publicAddress' | 'tls' | 'trunks'>

/** pjsip.conf: where we listen, the trunks, and unknown callers, who reach the numbers and nothing else. */
export function sip(wanted: SipWanted): string {
  return [
    section('global', [
      ['type', 'global'],
      ['user_agent', 'Amer'],
      // Never by address first: what comes through our own proxy would be taken for a trunk on this machine.
      ['endpoint_identifier_order', 'auth_username,username,ip,anonymous'],
      ['unidentified_request_count', 5],
      ['unidentified_request_period', 5],
      ['max_initial_qualify_time', 4],
    ]),
    ...transports(wanted),
    section('anonymous', [
      ['type', 'endpoint'],
      ['context', 'public'],
      ...CALLER,
      ['set_var', 'AMER_FROM=anonymous'],
      ['media_encryption', 'sdes'],
      ['media_encryption_optimistic', 'yes'],
    ]),
    ...wanted.trunks.map((trunk) => trunkSections(trunk)),
  ].join('\n')
}

const CALLER = [
  ['disallow', 'all'],
  ['allow', CODECS],
  ['direct_media', 'no'],
  ['rtp_symmetric', 'yes'],
  ['force_rport', 'yes'],
  ['rewrite_contact', 'yes'],
  ['dtmf_mode', 'auto'],
  ['rtp_timeout', 60],
  ['rtp_timeout_hold', 3600],
  ['timers', 'yes'],
  ['allow_transfer', 'no'],
  ['allow_subscribe', 'no'],
] as const

function transports({ listen, sipPort, publicAddress, tls }: SipWanted): string[] {
  const outside = [
    ['external_media_address', publicAddress],
    ['external_signaling_address', publicAddress],
    ...(publicAddress === undefined ? [] : LOCAL_NETS.map((net) => ['local_net', net] as const)),
  ] as const
  const host = listen.includes(':') ? `[${listen}]` : listen
  const plain = (['udp', 'tcp'] as const).map((protocol) =>
    section(`transport-${protocol}`, [
      ['type', 'transport'],
      ['protocol', protocol],
      ['bind', `${host}:${sipPort}`],
      ...outside,
    ]),
  )
  const secure =
    tls === undefined
      ? []
      : [
          section('transport-tls', [
            ['type', 'transport'],
            ['protocol', 'tls'],
            ['bind', `${host}:${tls.port}`],
            ['cert_file', tls.certificate],
            ['priv_key_file', tls.key],
            ['method', 'tlsv1_2'],
            ...outside,
          ]),
        ]
  // Its port is the HTTP server's, on loopback; the web port hands browsers over to it.
  const browsers = section('transport-ws', [
    ['type', 'transport'],
    ['protocol', 'ws'],
    ['bind', '127.0.0.1'],
    ...outside,
  ])
  return [...plain, ...secure, browsers]
}

const LOCAL_NETS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '127.0.0.0/8']

function trunkSections(trunk: Trunk): string {
  const isSound =
    /^[a-z0-9-]{1,40}$/.test(trunk.id) &&
    trunk.hosts.length > 0 &&
    trunk.hosts.every((host) => /^[\w.:[\]-]+$/.test(host))
  if (!isSound) throw new AsteriskNotStarted('asterisk.bad-configuration', { trunk: trunk.id })
  const name = `trunk-${trunk.id}`
  const { account } = trunk
  const parameter = trunk.transport === 'udp' ? '' : `;transport=${trunk.transport}`
  const address = (host: string) => `sip:${host}${parameter}`
  const sections = [
    section(name, [
      ['type', 'endpoint'],
      ['context', 'public'],
      // By its address alone: a name anybody may write into a call proves nothing.
      ['identify_by', 'ip'],
      ['transport', `transport-${trunk.transport}`],
      ['aors', name],
      ...CALLER,
      ['set_var', `AMER_FROM=${trunk.id}`],
      ['trust_id_inbound', 'yes'],
      ['send_pai', 'yes'],
      ['media_encryption', trunk.srtp ? 'sdes' : 'no'],
      ...(account ? [['outbound_auth', name] as const, ['from_user', account.user] as const] : []),
    ]),
    section(name, [
      ['type', 'aor'],
      ...trunk.hosts.map((host) => ['contact', address(host)] as const),
      ['qualify_frequency', 30],
    ]),
    section(name, [
      ['type', 'identify'],
      ['endpoint', name],
      ...trunk.hosts.map((host) => ['match', bare(host)] as const),
    ]),
  ]
  if (account)
    sections.push(
      section(name, [
        ['type', 'auth'],
        ['auth_type', 'digest'],
        ['username', account.user],
        ['password', account.secret],
      ]),
    )
  if (account?.register) sections.push(registration(name, trunk, address))
  return sections.join('\n')
}

function registration(name: string, trunk: Trunk, address: (host: string) => string): string {
  const host = trunk.hosts[0] ?? ''
  return section(name, [
    ['type', 'registration'],
    ['transport', `transport-${trunk.transport}`],
    ['outbound_auth', name],
    ['server_uri', address(host)],
    ['client_uri', `sip:${trunk.account?.user}@${host}`],
    ['contact_user', trunk.account?.user],
    ['retry_interval', 15],
    ['forbidden_retry_interval', 300],
    ['max_retries', 1_000_000],
    ['expiration', 300],
  ])
}

function bare(host: string): string {
  return host.replace(/^(\[[^\]]+\]|[^:]+):\d+$/, '$1')
}

/** rtp.conf: the ports sound travels on, and how browsers are told to reach us from outside. */
export function sound({ rtpPorts, publicAddress }: Pick<EngineWanted, 'rtpPorts' | 'publicAddress'>): string {
  const own = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
  const candidates =
    publicAddress === undefined ? [] : own.map((at) => `${at.address} => ${publicAddress},include_local_address`)
  return `${section('general', [
    ['rtpstart', rtpPorts.from],
    ['rtpend', rtpPorts.to],
    ['icesupport', 'yes'],
    ['strictrtp', 'yes'],
  ])}\n[ice_host_candidates]\n${candidates.join('\n')}\n`
}
