import { IconBellRinging, IconChevronLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useProblemWords } from '../../app/problem-words.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import {
  Button,
  Card,
  DayTimeText,
  DirectionalIcon,
  ErrorState,
  LoadingSkeleton,
  Notice,
  Num,
  Own,
  StatusBadge,
  type StatusLook,
  Tag,
  TimeLine,
} from '../../ui/index.ts'
import { LegActions } from './leg-actions.tsx'
import { LegComments } from './leg-comments.tsx'
import { useChasers, useLeg } from './leg-queries.ts'
import { LegFacts, LegFiles, LegHistory } from './leg-side.tsx'
import type { LegFile } from './types.ts'
import css from './worklist.module.css'

const looks: Record<LegFile['status'], StatusLook> = {
  sent: { tone: 'sea', shape: 'hollow' },
  accepted: { tone: 'palm', shape: 'half' },
  returned: { tone: 'gold', shape: 'hollow' },
  'waiting-customer': { tone: 'sand', shape: 'hollow' },
  'waiting-other': { tone: 'sand', shape: 'half' },
  answered: { tone: 'palm', shape: 'full' },
}

/** One part of a case on the officer's table. */
export function LegStage({ legId, onBack }: { legId: string; onBack: () => void }) {
  const problemWords = useProblemWords()
  const { data: leg, error, refetch } = useLeg(legId)
  return (
    <>
      {error && !leg && (
        <Card>
          <ErrorState reason={problemWords(error)} onRetry={() => void refetch()} />
        </Card>
      )}
      {!leg && !error && (
        <Card>
          <LoadingSkeleton shape="text" count={8} />
        </Card>
      )}
      {leg && (
        <>
          <StageHead leg={leg} onBack={onBack} />
          <div className={css.columns}>
            <div className={css.column}>
              <Asked leg={leg} />
              <LegComments leg={leg} />
            </div>
            <div className={css.column}>
              <LegFacts leg={leg} />
              <LegFiles leg={leg} />
              <LegHistory leg={leg} />
            </div>
          </div>
        </>
      )}
    </>
  )
}

function StageHead({ leg, onBack }: { leg: LegFile; onBack: () => void }) {
  const { t } = useWords()
  const { may } = useSession()
  const { tone, shape } = looks[leg.status]
  const readsCase = may(['case.read-unit', 'case.read-all'])
  return (
    <Card as="div">
      <div className={css.headTop}>
        <span className={css.back}>
          <Button
            size="small"
            look="quiet"
            onClick={onBack}
            icon={
              <DirectionalIcon>
                <IconChevronLeft size={16} />
              </DirectionalIcon>
            }
          >
            {t('worklist.back')}
          </Button>
        </span>
        <span className={css.number}>
          {readsCase ? (
            <Link to={`/cases/${leg.caseId}` as string}>
              <Num>{leg.number}</Num>
            </Link>
          ) : (
            <Num>{leg.number}</Num>
          )}
        </span>
        <Tag>{t(`case.type.${leg.type}` as 'case.type.enquiry')}</Tag>
        {(leg.class === 'urgent' || leg.class === 'confidential') && (
          <Tag tone="clay">{t(`case.class.${leg.class}`)}</Tag>
        )}
        <StatusBadge tone={tone} shape={shape}>
          {t(`leg.status.${leg.status}`)}
        </StatusBadge>
      </div>
      <div className={css.headRow}>
        <h2 className={css.subject}>
          <Own>{leg.subject || t('cases.no-subject')}</Own>
        </h2>
        <div className={css.due}>
          <span className={css.quiet}>{t('worklist.due')}</span>
          <TimeLine
            stacked
            startAt={leg.sentAt}
            dueAt={leg.dueAt}
            nearAt={leg.nearAt}
            endedAt={leg.settledAt}
            label={<DayTimeText at={leg.dueAt} />}
          />
        </div>
      </div>
      <ChaserNotice leg={leg} />
      <LegActions leg={leg} />
    </Card>
  )
}

function ChaserNotice({ leg }: { leg: LegFile }) {
  const { t } = useWords()
  const { data } = useChasers(leg)
  if (leg.chasers === 0) return null
  const last = data?.chaserList.at(-1)
  return (
    <div className={css.notice}>
      <Notice
        tone="gold"
        icon={<IconBellRinging size={18} />}
        end={
          last && (
            <span>
              <DayTimeText at={last.at} />
            </span>
          )
        }
      >
        <strong>{t('cases.chasers', { n: leg.chasers })}</strong>
        {last && <> {t('worklist.last-chaser', { by: last.by })}</>}
        {last?.text && (
          <>
            {': '}
            <Own>{last.text}</Own>
          </>
        )}
      </Notice>
    </div>
  )
}

function Asked({ leg }: { leg: LegFile }) {
  const { t } = useWords()
  return (
    <Card>
      {leg.question && <Said label={t('cases.legs.question')} text={leg.question} strong />}
      {leg.description && <Said label={t('worklist.description')} text={leg.description} />}
      {!leg.question && !leg.description && <p className={css.nothing}>{t('worklist.no-words')}</p>}
      {leg.additions.map((one) => (
        <Said key={one.id} label={t('cases.said.addition')} text={one.text} />
      ))}
      {leg.askedCustomer && <Said label={t('cases.legs.asked-customer')} text={leg.askedCustomer} />}
      {leg.answer && <Said label={t('cases.legs.answer')} text={leg.answer} strong />}
      {leg.returnedReason && <Said label={t('cases.legs.returned')} text={leg.returnedReason} />}
    </Card>
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
