import { AsteriskNotStarted } from '../errors.ts'
import type { EngineFolders } from '../folders.ts'
import type { EngineNumber } from '../wanted.ts'

type Plan = { numbers: readonly EngineNumber[]; folders: EngineFolders; triesBeforeMessage: number }

/**
 * extensions.conf: calls go to the server's application; while it is away callers hear an apology and music, are tried again
 * every few seconds, and in the end leave a message. Only the numbers given can be dialled by anybody outside.
 */
export function dialplan({ numbers, folders, triesBeforeMessage }: Plan): string {
  return `; Written by Amer at every start.
[general]
static = yes
writeprotect = yes
clearglobalvars = no

; Unknown callers and trunks.
[public]
include => amer-numbers

; Browser callers: nothing but the number their credential names.
[guest]
exten => _[+0-9].,1,GotoIf($["\${AMER_NUMBER}" = "\${EXTEN}"]?amer-numbers,\${EXTEN},1)
 same => n,Hangup(1)

; The staff's own phones.
[staff]
${['_[0-9*#]', '_[0-9*#+a-zA-Z].'].map(staffExtension).join('\n')}

[amer-numbers]
${numbers.flatMap(numberExtensions).join('\n')}

[amer-arrive]
exten => _[+0-9].,1,Set(AMER_TRIES=0)
 same => n,Set(AMER_CALLED=\${EXTEN})
 same => n(app),Stasis(amer,inbound,\${EXTEN},\${AMER_FROM})
 same => n,GotoIf($["\${STASISSTATUS}" != "FAILED"]?over)
 same => n,Set(AMER_TRIES=$[\${AMER_TRIES} + 1])
 same => n,GotoIf($[\${AMER_TRIES} > ${triesBeforeMessage}]?message)
 same => n,GotoIf($[\${AMER_TRIES} > 1]?hold)
 same => n,Answer()
 same => n,Gosub(amer-say,s,1(sorry))
 same => n(hold),MusicOnHold(default,4)
 same => n,Goto(app)
 same => n(message),Gosub(amer-say,s,1(leave-message))
 same => n,Playback(${folders.sounds}/fallback/beep)
 same => n,Set(AMER_MESSAGE=${folders.messages}/\${UNIQUEID})
 same => n,Set(AMER_AT=\${EPOCH})
 same => n,Record(\${AMER_MESSAGE}.wav,8,180,kq)
 same => n,Gosub(amer-say,s,1(message-kept))
 same => n(over),Hangup()
exten => h,1,GotoIf($["\${AMER_MESSAGE}" = ""]?done)
${messageNote()}
 same => n(done),NoOp()

[amer-say]
exten => s,1,Set(LOCAL(rest)=\${AMER_LANGUAGES})
 same => n(next),GotoIf($["\${rest}" = ""]?done)
 same => n,Set(LOCAL(file)=${folders.sounds}/fallback/\${ARG1}-\${CUT(rest,/,1)})
 same => n,Set(LOCAL(rest)=\${CUT(rest,/,2-)})
 same => n,GotoIf($["\${STAT(e,\${file}.wav)}" != "1"]?next)
 same => n,Playback(\${file})
 same => n,Goto(next)
 same => n(done),Return()

; The watchdog calls itself through here.
[amer-probe]
exten => answer,1,Answer()
 same => n,Wait(2)
 same => n,Hangup()
exten => heard,1,Set(GLOBAL(AMER_PROBE)=\${AMER_PROBE_ID})
 same => n,Hangup()
`
}

/** The ways one number may be written on the way to us: as given, and an international one also without its plus or with 00. */
export function spellingsOf(number: string): string[] {
  return number.startsWith('+') ? [number, number.slice(1), `00${number.slice(1)}`] : [number]
}

function numberExtensions({ number, languages }: EngineNumber): string[] {
  const isSound =
    /^\+?\d{2,20}$/.test(number) && languages.every((language) => /^[a-z]{2,3}(-[A-Za-z]+)?$/.test(language))
  if (!isSound) throw new AsteriskNotStarted('asterisk.bad-configuration', { number, languages: languages.join() })
  return spellingsOf(number).map(
    (spelling) =>
      `exten => ${spelling},1,Set(AMER_LANGUAGES=${languages.join('/')})\n same => n,Goto(amer-arrive,${number},1)`,
  )
}

function staffExtension(pattern: string): string {
  return `exten => ${pattern},1,Stasis(amer,staff,\${EXTEN},\${CHANNEL(endpoint)})
 same => n,GotoIf($["\${STASISSTATUS}" != "FAILED"]?over)
 same => n,Playtones(congestion)
 same => n,Wait(3)
 same => n(over),Hangup()`
}

// Written when the call is over, in one line, so that who finds the note finds a whole recording and a whole note.
function messageNote(): string {
  const facts: [string, string][] = [
    ['number', 'AMER_CALLED'],
    ['from', 'AMER_FROM'],
    ['caller', 'CALLERID(num)'],
    ['at', 'AMER_AT'],
    ['languages', 'AMER_LANGUAGES'],
    ['channel', 'CHANNEL(name)'],
  ]
  const note = facts.map(([name, value]) => `${name}=\${URIENCODE(\${${value}})}`).join('&')
  return ` same => n,Set(FILE(\${AMER_MESSAGE}.txt)=${note}&end=1)`
}
