import {
  IconAlertCircle,
  IconBulb,
  IconHeart,
  IconHelp,
  IconMapPin,
  IconMessage2,
  IconNote,
  IconTools,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useProblemWords } from '../../app/problem-words.ts'
import { useWords } from '../../app/words.tsx'
import {
  Button,
  Card,
  CountBubble,
  EmptyState,
  ErrorState,
  GroupLabel,
  ListRow,
  LoadingSkeleton,
  Num,
  Own,
  TimeLine,
} from '../../ui/index.ts'
import { byUrgency } from './by-urgency.ts'
import { GroupChoice } from './group-choice.tsx'
import { useLegs } from './leg-queries.ts'
import type { Leg, LegGroup } from './types.ts'
import css from './worklist.module.css'

const icons: Record<string, ReactNode> = {
  complaint: <IconAlertCircle size={18} />,
  enquiry: <IconHelp size={18} />,
  suggestion: <IconBulb size={18} />,
  remark: <IconNote size={18} />,
  report: <IconMapPin size={18} />,
  'service-request': <IconTools size={18} />,
  praise: <IconHeart size={18} />,
}

/** The department's list, by what is due first. */
export function LegList({
  group,
  openId,
  onGroup,
  onOpen,
}: {
  group: LegGroup
  openId: string | null
  onGroup: (group: LegGroup) => void
  onOpen: (legId: string) => void
}) {
  const { t } = useWords()
  const problemWords = useProblemWords()
  const list = useLegs(group)
  const legs = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Card flush label={t('worklist.title')}>
      <div className={css.listHead}>
        <h2>{t('worklist.title')}</h2>
        <GroupChoice group={group} onGroup={onGroup} />
      </div>
      <div className={css.list}>
        {list.isError && <ErrorState reason={problemWords(list.error)} onRetry={() => void list.refetch()} />}
        {list.isPending && <LoadingSkeleton count={6} />}
        {list.isSuccess && legs.length === 0 && (
          <EmptyState fact={t('worklist.none')} reason={group === 'open' ? t('worklist.none.reason') : undefined} />
        )}
        {byUrgency(legs).map((part) => (
          <section key={part.id}>
            <GroupLabel count={<Num>{part.legs.length}</Num>} {...(part.tone ? { tone: part.tone } : {})}>
              {t(`worklist.part.${part.id}`)}
            </GroupLabel>
            {part.legs.map((leg) => (
              <Row key={leg.id} leg={leg} chosen={leg.id === openId} onOpen={onOpen} />
            ))}
          </section>
        ))}
        {list.hasNextPage && (
          <div className={css.more}>
            <Button size="small" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('cases.more')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}

function Row({ leg, chosen, onOpen }: { leg: Leg; chosen: boolean; onOpen: (id: string) => void }) {
  const { t } = useWords()
  return (
    <ListRow
      icon={icons[leg.type] ?? <IconMessage2 size={18} />}
      name={leg.subject || t('cases.no-subject')}
      second={
        <span className={css.second}>
          <Num>{leg.number}</Num> · {t(`case.type.${leg.type}` as 'case.type.enquiry')}
          {leg.customerName && (
            <>
              {' · '}
              <Own>{leg.customerName}</Own>
            </>
          )}
        </span>
      }
      chosen={chosen}
      unread={leg.status === 'sent'}
      onClick={() => onOpen(leg.id)}
      marks={
        leg.chasers > 0 && (
          <CountBubble tone="gold" count={leg.chasers} label={t('cases.chasers', { n: leg.chasers })} />
        )
      }
      line={
        <TimeLine
          startAt={leg.sentAt}
          dueAt={leg.dueAt}
          nearAt={leg.nearAt}
          endedAt={leg.settledAt}
          label={<span className={css.rowStatus}>{t(`leg.status.${leg.status}`)}</span>}
        />
      }
    />
  )
}
