import { IconArrowForwardUp, IconPencil } from '@tabler/icons-react'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import {
  Band,
  Button,
  CountBubble,
  DayTimeText,
  DirectionalIcon,
  Facts,
  Own,
  Tag,
  TimeLine,
} from '../../../ui/index.ts'
import { LegSaid } from '../stage/case-so-far.tsx'
import type { CaseDialog } from './case-card.tsx'
import css from './context.module.css'
import { useTopics } from './context-queries.ts'
import type { CaseFile } from './shapes.ts'

interface CaseFactsProps {
  file: CaseFile
  onEdit: () => void
  onDialog: (dialog: CaseDialog) => void
}

/** A registered case as it stands, and the moves its status allows. */
export function CaseFacts({ file, onEdit, onDialog }: CaseFactsProps) {
  const { t, named } = useWords()
  const topics = useTopics(file.entityId)
  const topic = topics.data?.items.find((one) => one.id === file.topicId)
  return (
    <div className={css.part}>
      <div>
        <div className={css.subject}>
          <Own>{file.subject}</Own>
          <Tag tone={file.class === 'urgent' ? 'clay' : 'sand'}>{t(`case.type.${file.type}`)}</Tag>
          {file.class && (
            <Tag tone={file.class === 'urgent' ? 'clay' : 'outline'}>{t(`case.class.${file.class as 'urgent'}`)}</Tag>
          )}
          {file.chasers > 0 && (
            <CountBubble count={file.chasers} tone="gold" label={t('desk.context.chasers', { n: file.chasers })} />
          )}
        </div>
        {file.description.trim() !== file.subject.trim() && (
          <div className={css.description} dir="auto">
            {file.description}
          </div>
        )}
      </div>
      {file.legs
        .filter((leg) => leg.unit && !leg.isReplaced && (leg.answer ?? leg.returnedReason ?? leg.askedCustomer))
        .map((leg) => (
          <LegSaid key={leg.id} leg={leg} />
        ))}
      <CasePromise file={file} />
      <Facts
        facts={[
          topic !== undefined && [t('desk.context.topic'), named(topic.name)],
          [t('desk.context.unit'), file.unit ? named(file.unit.name) : t('desk.context.unit.none')],
          [
            t('desk.context.owner'),
            file.owner ? <Own key="owner">{named(file.owner.name)}</Own> : t('desk.context.owner.none'),
          ],
          Boolean(file.place) && [t('desk.context.place'), <Own key="place">{file.place ?? ''}</Own>],
        ]}
      />
      <CaseButtons file={file} onEdit={onEdit} onDialog={onDialog} />
    </div>
  )
}

/** What was promised, by which rule, and how far along it is. */
export function CasePromise({ file }: { file: CaseFile }) {
  const { t } = useWords()
  if (!file.promisedAt) return null
  const { promise } = file
  const unit = promise?.unit as 'working_days' | 'working_hours' | 'clock_hours' | undefined
  return (
    <Band>
      <div className={css.promise}>
        <TimeLine
          stacked
          startAt={file.openedAt}
          dueAt={file.promisedAt}
          nearAt={file.nearAt}
          endedAt={file.closedAt ?? file.toldAt}
          label={
            <span className={css.promiseLabel}>
              {t('desk.context.promise')}
              <strong>
                <DayTimeText at={file.promisedAt} />
              </strong>
            </span>
          }
        />
        {promise && unit && (
          <small>{t('desk.context.promise.rule', { time: t(`desk.card.time.${unit}`, { n: promise.amount }) })}</small>
        )}
      </div>
    </Band>
  )
}

function CaseButtons({ file, onEdit, onDialog }: CaseFactsProps) {
  const { t } = useWords()
  const { may } = useSession()
  const can = (move: CaseFile['moves'][number]) => file.moves.includes(move)
  const mayClose = may(['case.close', 'case.manage'])
  if (file.status === 'closed' || file.status === 'void') return null
  const withUnit = !can('tell') && !can('close')
  return (
    <div className={css.buttons}>
      {can('refer') && may(['case.refer', 'case.manage']) && (
        <Button
          look="primary"
          icon={
            <DirectionalIcon>
              <IconArrowForwardUp size={17} />
            </DirectionalIcon>
          }
          onClick={() => onDialog('refer')}
        >
          {t('desk.context.refer')}
        </Button>
      )}
      {mayClose && (
        <Button
          look="danger-plain"
          disabledReason={withUnit ? t('desk.context.close.with-unit') : null}
          onClick={() => onDialog('close')}
        >
          {t('desk.context.close')}
        </Button>
      )}
      {can('edit') && may(['case.open', 'case.manage']) && (
        <Button look="quiet" icon={<IconPencil size={17} />} onClick={onEdit}>
          {t('desk.context.edit')}
        </Button>
      )}
    </div>
  )
}
