import { IconUserShare } from '@tabler/icons-react'
import { useWords } from '../../../app/words.tsx'
import { Button, Duration, SplitLine, StatusBadge } from '../../../ui/index.ts'
import type { Handling, Stage } from '../types.ts'
import { EndDialog } from './end-dialog.tsx'
import { HandButton, HeadRow } from './head-row.tsx'
import css from './stage.module.css'
import { TransferDialog } from './transfer-dialog.tsx'

export interface StageHeadProps {
  stage: Stage
  handling: Handling
  dialog: 'transfer' | 'end' | null
  onDialog: (dialog: 'transfer' | 'end' | null) => void
  onBack: () => void
  /** Opens case and customer where they do not stand beside. */
  onContext: (() => void) | null
}

/** Who it is, on what channel and in what language, how long they waited and how long they have been with me. */
export function StageHead({ stage, handling, dialog, onDialog, onBack, onContext }: StageHeadProps) {
  const { t, rich, named } = useWords()
  const { contact } = stage
  const working = handling.state !== 'wrap-up'
  const answeredAt = contact.answeredAt ?? handling.since
  const waited = (Date.parse(answeredAt) - Date.parse(contact.queuedAt ?? contact.arrivedAt)) / 1000
  const language = contact.language ? t(`desk.language.${contact.language}` as 'desk.language.ar') : null
  const about = [
    t(`desk.channel.${contact.channel}` as 'desk.channel.chat'),
    language,
    stage.topic && named(stage.topic.name),
  ]
  return (
    <header className={css.head}>
      <HeadRow
        handling={handling}
        about={about.filter(Boolean).join(' · ')}
        onBack={onBack}
        onContext={onContext}
        actions={
          <>
            <HandButton handling={handling} />
            {working && (
              <>
                <Button icon={<IconUserShare size={17} />} onClick={() => onDialog('transfer')}>
                  {t('desk.transfer')}
                </Button>
                <Button onClick={() => onDialog('end')}>{t('desk.end')}</Button>
              </>
            )}
            {handling.state === 'held' && <StatusBadge tone="sand">{t('desk.group.parked')}</StatusBadge>}
          </>
        }
      />
      <SplitLine
        before={{ seconds: waited, label: rich('desk.waited', { time: <Duration milliseconds={waited * 1000} /> }) }}
        since={answeredAt}
        nowLabel={(clock) => rich('desk.with-you', { time: clock })}
      />
      {dialog === 'transfer' && <TransferDialog contactId={contact.id} onClose={() => onDialog(null)} />}
      {dialog === 'end' && <EndDialog contactId={contact.id} onClose={() => onDialog(null)} />}
    </header>
  )
}
