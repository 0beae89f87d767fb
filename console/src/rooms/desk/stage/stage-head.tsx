import { IconArrowRight, IconHandStop, IconLayoutSidebarLeftExpand, IconUserShare } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../../api/index.ts'
import { useProblemWords } from '../../../app/problem-words.ts'
import { useWords } from '../../../app/words.tsx'
import {
  Button,
  DirectionalIcon,
  Duration,
  IconButton,
  Own,
  SplitLine,
  StatusBadge,
  useToast,
} from '../../../ui/index.ts'
import { deskKey, stageKey } from '../desk-queries.ts'
import type { Handling, Stage } from '../types.ts'
import { EndDialog } from './end-dialog.tsx'
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
  const hand = useHand(handling)
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
      <div className={css.headRow}>
        <span className={css.back}>
          <IconButton name={t('desk.back')} onClick={onBack}>
            <DirectionalIcon>
              <IconArrowRight size={18} style={{ rotate: '180deg' }} />
            </DirectionalIcon>
          </IconButton>
        </span>
        <div className={css.who}>
          <h2>
            <Own>{handling.name ?? t('desk.unknown')}</Own>
          </h2>
          <p>{about.filter(Boolean).join(' · ')}</p>
        </div>
        <div className={css.actions}>
          {onContext && (
            <IconButton name={t('desk.context')} onClick={onContext}>
              <DirectionalIcon>
                <IconLayoutSidebarLeftExpand size={18} />
              </DirectionalIcon>
            </IconButton>
          )}
          {working && (
            <>
              <IconButton
                name={t(handling.raisedHand ? 'desk.hand.lower' : 'desk.hand.raise')}
                pressed={handling.raisedHand}
                onClick={() => hand.mutate(!handling.raisedHand)}
              >
                <IconHandStop size={18} />
              </IconButton>
              <Button icon={<IconUserShare size={17} />} onClick={() => onDialog('transfer')}>
                {t('desk.transfer')}
              </Button>
              <Button onClick={() => onDialog('end')}>{t('desk.end')}</Button>
            </>
          )}
          {handling.state === 'held' && <StatusBadge tone="sand">{t('desk.group.parked')}</StatusBadge>}
        </div>
      </div>
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

/** Asks the supervisor to look in, or takes it back. */
export function useHand(handling: Handling) {
  const { t } = useWords()
  const queries = useQueryClient()
  const toast = useToast()
  const say = useProblemWords()
  return useMutation({
    mutationFn: (raised: boolean) => api.post(`/api/v1/desk/contacts/${handling.contactId}/hand`, { raised }),
    onSuccess: (_, raised) => toast({ text: t(raised ? 'desk.hand.raised' : 'desk.hand.lowered') }),
    onError: (error) => toast({ text: say(error), tone: 'clay' }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: deskKey })
      if (handling.contactId) void queries.invalidateQueries({ queryKey: stageKey(handling.contactId) })
    },
  })
}
