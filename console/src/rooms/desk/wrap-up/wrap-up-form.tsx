import { IconCheck } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useWords } from '../../../app/words.tsx'
import { Button, chordName, Segmented, TextArea, useKeys } from '../../../ui/index.ts'
import { useKept } from '../context/use-kept.ts'
import type { Handling } from '../types.ts'
import { missingInWrapUp, type WrapUpFilled } from './decide-finish.ts'
import { ReferredBody } from './referred-body.tsx'
import { useFinish } from './use-finish.ts'
import css from './wrap-up.module.css'
import { WrapUpClock } from './wrap-up-clock.tsx'
import { WrapUpCodes } from './wrap-up-codes.tsx'
import { WrapUpTopics } from './wrap-up-topics.tsx'

interface WrapUpFormProps {
  handling: Handling
  contactId: string | null
  /** Topics the contact already has. */
  topicIds: readonly string[]
  /** Leaves more room above, where something must stay in sight. */
  low?: boolean
  /** Why it cannot be finished yet. */
  held?: string | null
}

/** Topics, exactly one code, a note; what is chosen is kept in this browser until it is finished. */
export function WrapUpForm({ handling, contactId, topicIds, low, held }: WrapUpFormProps) {
  const { t } = useWords()
  const empty = useMemo<WrapUpFilled>(
    () => ({ codeId: null, topicIds, note: '', elsewhere: false, bodyId: null, againAfterMinutes: null }),
    [topicIds],
  )
  const [filled, change, forget] = useKept<WrapUpFilled>(`wrap-up:${handling.id}`, empty)
  const finish = useFinish(handling, forget)
  const missing = missingInWrapUp(filled, contactId !== null)
  const first = missing[0]
  const reason = held ?? (first ? t(`desk.wrap-up.missing.${first}`) : null)
  const done = () => {
    if (reason === null && !finish.isPending) finish.mutate(filled)
  }
  useKeys([
    { chord: 'Ctrl+Enter', label: t('desk.wrap-up.finish'), group: t('desk.wrap-up'), whileWriting: true, run: done },
  ])
  return (
    <section className={low ? `${css.panel} ${css.low}` : css.panel} aria-label={t('desk.wrap-up')}>
      <div className={css.body}>
        <WrapUpClock handling={handling} />
        {contactId && (
          <WrapUpTopics
            entityId={handling.entityId}
            chosen={filled.topicIds}
            onChange={(next) => change({ topicIds: next })}
          />
        )}
        <WrapUpCodes
          entityId={handling.entityId}
          contactId={contactId}
          chosen={filled.codeId}
          onChoose={(codeId) => change({ codeId })}
        />
        {handling.kind !== 'contact' && (
          <Segmented
            label={t('desk.again')}
            options={[
              { value: '', label: t('desk.again.settled') },
              ...[15, 60, 240].map((minutes) => ({
                value: String(minutes),
                label: t('desk.again.after', { minutes }),
              })),
            ]}
            value={filled.againAfterMinutes === null ? '' : String(filled.againAfterMinutes)}
            onChange={(value) => change({ againAfterMinutes: value === '' ? null : Number(value) })}
          />
        )}
        <div className={css.note}>
          <TextArea
            label={t('desk.wrap-up.note')}
            optional
            rows={2}
            value={filled.note}
            maxLength={4000}
            onChange={(event) => change({ note: event.currentTarget.value })}
          />
          {contactId && (
            <ReferredBody
              entityId={handling.entityId}
              elsewhere={filled.elsewhere}
              bodyId={filled.bodyId}
              onChange={change}
            />
          )}
        </div>
      </div>
      <div className={css.foot}>
        <Button
          look="primary"
          icon={<IconCheck size={17} />}
          kbd={chordName('Ctrl+Enter')}
          busy={finish.isPending}
          disabledReason={reason}
          onClick={done}
        >
          {t('desk.wrap-up.finish')}
        </Button>
        {reason && <span className={css.missing}>{reason}</span>}
      </div>
    </section>
  )
}
