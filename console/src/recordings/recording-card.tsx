import { IconHeadphones } from '@tabler/icons-react'
import { useState } from 'react'
import { Problem } from '../api/index.ts'
import { useProblemWords } from '../app/problem-words.ts'
import { useWords } from '../app/words.tsx'
import { Button, DayTimeText, formatElapsed, Notice, Num } from '../ui/index.ts'
import { RecordingPlayer } from './recording-player.tsx'
import { type Recording, useSound } from './recording-queries.ts'
import css from './recordings.module.css'

type CardProps = {
  recording: Recording
  /** Whether the call is named too, where the recording stands alone. */
  about?: boolean
  onAgent?: (agentId: string) => void
}

/** One recording: what, who, when and how long; its sound comes when somebody wants to hear it. */
export function RecordingCard({ recording, about = false, onAgent }: CardProps) {
  const { t, named, rich } = useWords()
  const say = useProblemWords()
  const [wanted, setWanted] = useState(false)
  const sound = useSound(recording, wanted)
  const { kind, state, agent, seconds, sides, pauses, phone, line, caseNumber } = recording
  const playable = sides.caller || sides.agent
  return (
    <article className={css.card} aria-label={t(`recording.kind.${kind}`)}>
      <div className={css.head}>
        <div>
          <h4>{t(`recording.kind.${kind}`)}</h4>
          <p>
            <DayTimeText at={recording.beganAt} />
            {seconds !== null && (
              <>
                {' · '}
                <Num>{formatElapsed(seconds * 1000)}</Num>
              </>
            )}
            {agent && (
              <>
                {' · '}
                {onAgent ? (
                  <Button look="link" size="small" onClick={() => onAgent(agent.id)}>
                    <bdi>{named(agent.name)}</bdi>
                  </Button>
                ) : (
                  <bdi>{named(agent.name)}</bdi>
                )}
              </>
            )}
            {about && phone && (
              <>
                {' · '}
                <Num>{phone}</Num>
              </>
            )}
            {about && line && (
              <>
                {' · '}
                <bdi>{named(line)}</bdi>
              </>
            )}
            {about && caseNumber && (
              <>
                {' · '}
                <Num>{caseNumber}</Num>
              </>
            )}
          </p>
        </div>
        {playable && !sound.data && (
          <Button
            size="small"
            icon={<IconHeadphones size={16} />}
            busy={wanted && sound.isFetching}
            onClick={() => (wanted ? void sound.refetch() : setWanted(true))}
          >
            {t('recording.listen')}
          </Button>
        )}
      </div>
      {state !== 'stored' && (
        <Notice tone={state === 'missing' ? 'clay' : 'sand'}>{t(`recording.state.${state}`)}</Notice>
      )}
      {sound.isError && (
        <Notice tone="clay">{sound.error instanceof Problem ? say(sound.error) : t('recording.not-readable')}</Notice>
      )}
      {sound.data && <RecordingPlayer recording={recording} sound={sound.data} />}
      {pauses.length > 0 && <p className={css.note}>{rich('recording.pauses', { count: pauses.length })}</p>}
      {recording.legalHold && <p className={css.note}>{t('recording.legal-hold')}</p>}
    </article>
  )
}
