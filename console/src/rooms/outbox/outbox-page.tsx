import { IconDeviceMobileMessage, IconMail, IconMailOff } from '@tabler/icons-react'
import { useAddress } from '../../app/address.ts'
import { useProblemWords } from '../../app/problem-words.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import {
  Button,
  Card,
  EmptyState,
  ErrorState,
  ListRow,
  ListTime,
  LoadingSkeleton,
  Ltr,
  Notice,
  Segmented,
  shorten,
} from '../../ui/index.ts'
import { MessageView } from './message-view.tsx'
import css from './outbox.module.css'
import { type Outgoing, useOutbox } from './outbox-queries.ts'

const kinds = ['all', 'mail', 'sms'] as const

/** What was written to customers by mail and text message; the demonstration catches all of it here. */
export default function OutboxPage() {
  const { t } = useWords()
  const { me } = useSession()
  const problemWords = useProblemWords()
  const [said, change] = useAddress()
  const kind = kinds.find((one) => one === said.kind) ?? 'all'
  const list = useOutbox(kind === 'all' ? null : kind)
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const open = rows.find((row) => row.id === said.message) ?? null
  return (
    <div className={css.page} data-open={open !== null || undefined}>
      <Card flush label={t('outbox.title')}>
        <div className={css.head}>
          <h2>{t('outbox.title')}</h2>
          <Segmented
            hideLabel
            label={t('outbox.kinds')}
            value={kind}
            onChange={(next) => change({ kind: next === 'all' ? null : next, message: null })}
            options={kinds.map((value) => ({ value, label: t(`outbox.kind.${value}`) }))}
          />
        </div>
        {me.demo && (
          <div className={css.notice}>
            <Notice tone="sand">{t('outbox.demo')}</Notice>
          </div>
        )}
        <div className={css.list}>
          {list.isError && <ErrorState reason={problemWords(list.error)} onRetry={() => void list.refetch()} />}
          {list.isPending && <LoadingSkeleton count={6} />}
          {list.isSuccess && rows.length === 0 && (
            <EmptyState
              icon={<IconMailOff size={22} stroke={1.6} />}
              fact={t('outbox.none')}
              reason={t('outbox.none.reason')}
            />
          )}
          {rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              chosen={row.id === open?.id}
              onOpen={() => change({ message: row.id }, 'push')}
            />
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
      <div className={css.stage}>
        {open ? (
          <MessageView message={open} onBack={() => change({ message: null })} />
        ) : (
          <div className={css.empty}>
            <EmptyState icon={<IconMail size={22} stroke={1.6} />} fact={t('outbox.nothing-open')} />
          </div>
        )}
      </div>
    </div>
  )
}

function Row({ row, chosen, onOpen }: { row: Outgoing; chosen: boolean; onOpen: () => void }) {
  return (
    <ListRow
      icon={row.kind === 'mail' ? <IconMail size={18} /> : <IconDeviceMobileMessage size={18} />}
      name={shorten(row.subject ?? row.text.split('\n')[0] ?? '', 38)}
      second={
        <span className={css.second}>
          <Ltr>{row.to}</Ltr>
        </span>
      }
      time={<ListTime at={row.createdAt} />}
      chosen={chosen}
      onClick={onOpen}
    />
  )
}
