import { IconArrowRight } from '@tabler/icons-react'
import { Problem } from '../../../api/index.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import {
  Button,
  Card,
  DirectionalIcon,
  Elapsed,
  ErrorState,
  IconButton,
  LoadingSkeleton,
  SectionTitle,
  Tag,
} from '../../../ui/index.ts'
import { useItemTrace, useWaitingItems } from '../board-queries.ts'
import type { Board, Chosen, WaitingItem } from '../types.ts'
import { useKindName, useLanguageName, useTraceNames } from '../use-names.ts'
import { ItemActions } from './item-actions.tsx'
import { priorityName } from './priorities.ts'
import css from './side.module.css'
import { TraceList } from './trace-list.tsx'

interface ItemCardProps {
  board: Board
  chosen: Extract<Chosen, { kind: 'item' }>
  onBack: () => void
  onRead: (contactId: string) => void
}

/** One waiting item: its routing trace in words, and what a supervisor can do about it. */
export function ItemCard({ board, chosen, onBack, onRead }: ItemCardProps) {
  const { t, named } = useWords()
  const { may } = useSession()
  const names = useTraceNames(board)
  const items = useWaitingItems(chosen.queueId)
  const trace = useItemTrace(chosen.itemId)
  const item = items.data?.find((one) => one.id === chosen.itemId)
  const title = item ? (item.name ?? t('board.customer')) : t('board.item.left')
  return (
    <Card as="section" label={title}>
      <div className={css.title}>
        <SectionTitle
          end={
            <>
              {item && <Elapsed since={item.arrivedAt} />}
              <IconButton name={t('board.back')} onClick={onBack}>
                <DirectionalIcon>
                  <IconArrowRight size={18} />
                </DirectionalIcon>
              </IconButton>
            </>
          }
        >
          <bdi>{title}</bdi>
        </SectionTitle>
      </div>
      {item && <ItemFacts item={item} queue={named(board.queues.find((one) => one.id === chosen.queueId)?.name)} />}
      {trace.data && <TraceList trace={trace.data} names={names} />}
      {trace.isPending && <LoadingSkeleton shape="text" />}
      {trace.isError && (
        <ErrorState
          requestId={trace.error instanceof Problem ? trace.error.requestId : null}
          onRetry={() => void trace.refetch()}
        />
      )}
      {item?.state === 'waiting' && may('floor.steer') && (
        <ItemActions board={board} item={item} queueId={chosen.queueId} />
      )}
      {item?.kind === 'contact' && may('contact.monitor') && (
        <div className={css.more}>
          <Button look="link" onClick={() => onRead(item.subjectId)}>
            {t('board.read')}
          </Button>
        </div>
      )}
    </Card>
  )
}

function ItemFacts({ item, queue }: { item: WaitingItem; queue: string }) {
  const { t, named } = useWords()
  const language = useLanguageName()
  const kindName = useKindName()
  const { key, values } = priorityName(item.priority)
  const facts = [queue, item.topic && named(item.topic.name), kindName(item), t(key, values)]
  return (
    <p className={css.facts}>
      {item.language && <Tag>{language(item.language)}</Tag>} {facts.filter(Boolean).join(' · ')}
    </p>
  )
}
