import { IconArrowRight, IconHandStop, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { useWords } from '../../../app/words.tsx'
import { CallClock, type PhoneCall } from '../../../phone/index.ts'
import { DirectionalIcon, IconButton, Num, Own } from '../../../ui/index.ts'
import stageCss from '../stage/stage.module.css'
import { useHand } from '../stage/stage-head.tsx'
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
  const hand = useHand(handling)
  const language = contact.language ? t(`desk.language.${contact.language}` as 'desk.language.ar') : null
  const about = [t('desk.channel.voice'), language, stage.topic && named(stage.topic.name)].filter(Boolean).join(' · ')
  return (
    <header className={stageCss.head}>
      <div className={stageCss.headRow}>
        <span className={stageCss.back}>
          <IconButton name={t('desk.back')} onClick={onBack}>
            <DirectionalIcon>
              <IconArrowRight size={18} style={{ rotate: '180deg' }} />
            </DirectionalIcon>
          </IconButton>
        </span>
        <div className={stageCss.who}>
          <h2>
            <Own>{handling.name ?? t('desk.unknown')}</Own>
          </h2>
          <p>
            {contact.phoneGiven ? <Num>{contact.phoneGiven}</Num> : t('phone.number-hidden')} · {about}
          </p>
        </div>
        <div className={stageCss.actions}>
          {onContext && (
            <IconButton name={t('desk.context')} onClick={onContext}>
              <DirectionalIcon>
                <IconLayoutSidebarLeftExpand size={18} />
              </DirectionalIcon>
            </IconButton>
          )}
          {handling.state !== 'wrap-up' && (
            <IconButton
              name={t(handling.raisedHand ? 'desk.hand.lower' : 'desk.hand.raise')}
              pressed={handling.raisedHand}
              onClick={() => hand.mutate(!handling.raisedHand)}
            >
              <IconHandStop size={18} />
            </IconButton>
          )}
        </div>
        {call && (
          <div className={css.clock} role="timer">
            <CallClock since={call.since} />
          </div>
        )}
      </div>
      {call && (
        <div className={css.sound}>
          <CallVoices />
          <LineSign />
        </div>
      )}
    </header>
  )
}
