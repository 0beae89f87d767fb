import { useWords } from '../../../app/words.tsx'
import { CallClock, type PhoneCall } from '../../../phone/index.ts'
import { Num } from '../../../ui/index.ts'
import { HandButton, HeadRow } from '../stage/head-row.tsx'
import stageCss from '../stage/stage.module.css'
import type { Handling, Stage } from '../types.ts'
import css from './call.module.css'
import { CallVoices, LineSign } from './call-voices.tsx'

type HeadProps = {
  stage: Stage
  handling: Handling
  call: PhoneCall | null
  onBack: () => void
  /** Opens case and customer where they do not stand beside. */
  onContext: (() => void) | null
}

/** Who is on the line, from which number, for how long, how both sound and how good the line is. */
export function CallHead({ stage, handling, call, onBack, onContext }: HeadProps) {
  const { t, named } = useWords()
  const { contact } = stage
  const language = contact.language ? t(`desk.language.${contact.language}` as 'desk.language.ar') : null
  const about = [t('desk.channel.voice'), language, stage.topic && named(stage.topic.name)].filter(Boolean).join(' · ')
  return (
    <header className={stageCss.head}>
      <HeadRow
        handling={handling}
        about={
          <>
            {contact.phoneGiven ? <Num>{contact.phoneGiven}</Num> : t('phone.number-hidden')} · {about}
          </>
        }
        onBack={onBack}
        onContext={onContext}
        actions={<HandButton handling={handling} />}
      >
        {call && (
          <div className={css.clock} role="timer">
            <CallClock since={call.since} />
          </div>
        )}
      </HeadRow>
      {call && (
        <div className={css.sound}>
          <CallVoices />
          <LineSign />
        </div>
      )}
    </header>
  )
}
