import { useWords } from '../../../app/words.tsx'
import { Card, DayTimeText, Own, SectionTitle, StatusBadge, type StatusLook, TimeLine } from '../../../ui/index.ts'
import type { CaseFile, CaseLeg } from '../types.ts'
import css from './file.module.css'

const looks: Record<CaseLeg['status'], StatusLook> = {
  sent: { tone: 'sea', shape: 'hollow' },
  accepted: { tone: 'palm', shape: 'half' },
  returned: { tone: 'gold', shape: 'hollow' },
  'waiting-customer': { tone: 'sand', shape: 'hollow' },
  'waiting-other': { tone: 'sand', shape: 'half' },
  answered: { tone: 'palm', shape: 'full' },
}

/** The departments that work on it, each with its question, its answer and its due date. */
export function LegsCard({ file }: { file: CaseFile }) {
  const { t } = useWords()
  return (
    <Card>
      <SectionTitle meta={file.legs.length > 0 && t('cases.legs.count', { n: file.legs.length })}>
        {t('cases.legs')}
      </SectionTitle>
      {file.legs.length === 0 && <p className={css.nothing}>{t('cases.legs.none')}</p>}
      <ul className={css.legs}>
        {file.legs.map((leg) => (
          <Leg key={leg.id} leg={leg} entityId={file.entityId} />
        ))}
      </ul>
    </Card>
  )
}

function Leg({ leg, entityId }: { leg: CaseLeg; entityId: string }) {
  const { t, rich, named } = useWords()
  const { tone, shape } = looks[leg.status]
  return (
    <li className={css.leg} data-replaced={leg.isReplaced || undefined}>
      <div className={css.legHead}>
        <strong>{named(leg.unit?.name)}</strong>
        {leg.entity.id !== entityId && <span className={css.quiet}>{named(leg.entity.name)}</span>}
        <StatusBadge tone={tone} shape={shape}>
          {t(`leg.status.${leg.status}`)}
        </StatusBadge>
        <span className={css.quiet}>
          {leg.assignee ? rich('cases.legs.with', { name: named(leg.assignee.name) }) : t('cases.legs.nobody')}
        </span>
        <span className={css.legLine}>
          <TimeLine
            stacked
            startAt={leg.sentAt}
            dueAt={leg.dueAt}
            nearAt={leg.nearAt}
            endedAt={leg.settledAt}
            label={<DayTimeText at={leg.dueAt} />}
          />
        </span>
      </div>
      {leg.question && <Said label={t('cases.legs.question')} text={leg.question} />}
      {leg.askedCustomer && <Said label={t('cases.legs.asked-customer')} text={leg.askedCustomer} />}
      {leg.answer && <Said label={t('cases.legs.answer')} text={leg.answer} strong />}
      {leg.returnedReason && <Said label={t('cases.legs.returned')} text={leg.returnedReason} />}
    </li>
  )
}

function Said({ label, text, strong }: { label: string; text: string; strong?: boolean }) {
  return (
    <div className={css.said} data-strong={strong || undefined}>
      <span className={css.quiet}>{label}</span>
      <p>
        <Own read>{text}</Own>
      </p>
    </div>
  )
}
