import { IconHeadphonesOff, IconX } from '@tabler/icons-react'
import { useAddress, useTypedText } from '../../app/address.ts'
import { useProblemWords } from '../../app/problem-words.ts'
import { useWords } from '../../app/words.tsx'
import { RecordingCard, useFoundRecordings } from '../../recordings/index.ts'
import { Button, Card, EmptyState, ErrorState, LoadingSkeleton, Segmented, TextField } from '../../ui/index.ts'
import css from './recordings-page.module.css'

const kinds = ['all', 'conversation', 'message'] as const

/** Recordings of calls, found by number, case, day and agent, and played with both sides drawn. */
export default function RecordingsPage() {
  const { t, named } = useWords()
  const say = useProblemWords()
  const [said, change] = useAddress()
  const kind = kinds.find((one) => one === said.kind) ?? 'all'
  const [number, typeNumber] = useTypedText(said.number ?? '', (text) => change({ number: text }))
  const [caseNumber, typeCase] = useTypedText(said.case ?? '', (text) => change({ case: text }))
  const list = useFoundRecordings({
    number: (said.number ?? '').length >= 3 ? (said.number ?? null) : null,
    case: said.case ?? null,
    kind: kind === 'all' ? null : kind,
    agentId: said.agentId ?? null,
    from: said.from ?? null,
    to: said.to ?? null,
  })
  const rows = list.data?.pages.flatMap((page) => page.items) ?? []
  const agent = said.agentId ? rows.find((row) => row.agent?.id === said.agentId)?.agent : null
  return (
    <Card flush label={t('recording.title')}>
      <div className={css.head}>
        <h2>{t('recording.title')}</h2>
        <Segmented
          hideLabel
          label={t('recording.kind')}
          value={kind}
          onChange={(next) => change({ kind: next === 'all' ? null : next })}
          options={kinds.map((value) => ({ value, label: t(`recording.kind.${value}`) }))}
        />
      </div>
      <search className={css.filters}>
        <TextField
          label={t('recording.number')}
          latin
          inputMode="tel"
          value={number}
          onChange={(event) => typeNumber(event.currentTarget.value)}
        />
        <TextField
          label={t('recording.case')}
          latin
          value={caseNumber}
          onChange={(event) => typeCase(event.currentTarget.value)}
        />
        <TextField
          label={t('recording.from')}
          type="date"
          value={said.from ?? ''}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
        <TextField
          label={t('recording.to')}
          type="date"
          value={said.to ?? ''}
          onChange={(event) => change({ to: event.currentTarget.value })}
        />
        {said.agentId && (
          <Button icon={<IconX size={16} />} onClick={() => change({ agentId: null })}>
            {t('recording.agent')} {agent && <bdi>{named(agent.name)}</bdi>}
          </Button>
        )}
      </search>
      <div className={css.list}>
        {list.isError && <ErrorState reason={say(list.error)} onRetry={() => void list.refetch()} />}
        {list.isPending && <LoadingSkeleton count={5} />}
        {list.isSuccess && rows.length === 0 && (
          <EmptyState icon={<IconHeadphonesOff size={22} stroke={1.6} />} fact={t('recording.none')} />
        )}
        {rows.map((row) => (
          <RecordingCard key={row.id} recording={row} about onAgent={(agentId) => change({ agentId })} />
        ))}
        {list.hasNextPage && (
          <div className={css.more}>
            <Button size="small" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('recording.more')}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}
