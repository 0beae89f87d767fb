import type { ReactNode } from 'react'
import { useNumber, useWords, type WordKey } from '../../app/words.tsx'
import {
  Card,
  type Column,
  DataTable,
  Elapsed,
  EmptyState,
  formatPercent,
  LevelBar,
  Num,
  SectionTitle,
  TimeLine,
  TimeText,
} from '../../ui/index.ts'
import css from './board.module.css'
import type { Board, BoardQueue } from './types.ts'

interface QueueTableProps {
  board: Board
  chosenId: string | null
  onChoose: (queueId: string) => void
}

/** The queues with today's figures; a row opens what waits in it. */
export function QueueTable({ board, chosenId, onChoose }: QueueTableProps) {
  const { t, known, rich, named } = useWords()
  const columns = useColumns()
  const formula = board.figures.serviceLevel.formula
  return (
    <Card flush as="section" label={t('board.queues')}>
      <div className={css.cardHead}>
        <SectionTitle meta={rich('board.queues.since', { time: <TimeText at={board.since} /> })}>
          {t('board.queues')}
        </SectionTitle>
      </div>
      <div className={css.queues} data-board="queues">
        <DataTable
          label={t('board.queues')}
          columns={columns}
          groups={[{ id: 'queues', rows: board.queues }]}
          rowId={(queue) => queue.id}
          rowName={(queue) => named(queue.name)}
          onOpen={(queue) => onChoose(queue.id)}
          openId={chosenId}
          compact
          state={
            board.queues.length === 0 && (
              <EmptyState fact={t('board.queues.none')} reason={t('board.queues.none.why')} />
            )
          }
        />
      </div>
      <p className={css.formula}>{rich('board.queues.formula', { formula: known(formula) ?? '' })}</p>
    </Card>
  )
}

function useColumns(): Column<BoardQueue>[] {
  const { t, named } = useWords()
  const number = useNumber()
  const count = (id: string, key: WordKey, of: (queue: BoardQueue) => number): Column<BoardQueue> => ({
    id,
    head: t(key),
    cell: (queue) => (
      <Labelled label={t(key)}>
        <Num>{number(of(queue))}</Num>
      </Labelled>
    ),
  })
  return [
    {
      id: 'name',
      head: t('board.queues.name'),
      cell: (queue) => <span className={css.queueName}>{named(queue.name)}</span>,
    },
    {
      id: 'waiting',
      head: t('board.queues.waiting'),
      cell: (queue) => (
        <Labelled label={t('board.queues.waiting')}>
          <strong>
            <Num>{number(queue.waiting)}</Num>
          </strong>
          {queue.ringing > 0 && <span className={css.ringing}>{t('board.queues.ringing', { n: queue.ringing })}</span>}
        </Labelled>
      ),
    },
    { id: 'longest', head: t('board.queues.longest'), cell: (queue) => <LongestWait queue={queue} /> },
    count('offered', 'board.queues.offered', (queue) => queue.offered),
    count('answered', 'board.queues.answered', (queue) => queue.answered),
    count('abandoned', 'board.queues.abandoned', (queue) => queue.abandoned),
    count('free', 'board.queues.free', (queue) => queue.agentsFree),
    { id: 'level', head: t('board.queues.level'), cell: (queue) => <Level queue={queue} /> },
  ]
}

// The head of the table is gone on a phone, so each cell carries its own name there.
function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className={css.cell}>
      <span className={css.cellName}>{label}</span>
      <span>{children}</span>
    </span>
  )
}

function LongestWait({ queue }: { queue: BoardQueue }) {
  const { t } = useWords()
  const since = queue.longestWaitSince
  return (
    <Labelled label={t('board.queues.longest')}>
      {since ? (
        <span className={css.wait}>
          <TimeLine
            kind="wait"
            startAt={since}
            dueAt={Date.parse(since) + queue.serviceLevel.targetSeconds * 1000}
            words={<Elapsed since={since} />}
          />
        </span>
      ) : (
        <span className={css.quiet}>{t('board.queues.nobody')}</span>
      )}
    </Labelled>
  )
}

function Level({ queue }: { queue: BoardQueue }) {
  const { t, language } = useWords()
  const { value, targetPercent, targetSeconds, numerator, denominator } = queue.serviceLevel
  if (value === null) {
    return (
      <Labelled label={t('board.queues.level')}>
        <span className={css.quiet}>{t('board.figure.nothing-yet')}</span>
      </Labelled>
    )
  }
  const shown = formatPercent(value / 100, language)
  const label = t('board.queues.level.said', {
    shown,
    numerator,
    denominator,
    target: targetPercent,
    seconds: targetSeconds,
  })
  return (
    <Labelled label={t('board.queues.level')}>
      <span className={css.level} title={label} data-short={value < targetPercent || undefined}>
        <Num>{shown}</Num>
        <LevelBar value={value / 100} target={targetPercent / 100} label={label} />
        <span className={css.target}>
          <Num>
            {targetPercent}/{targetSeconds}
          </Num>
        </span>
      </span>
    </Labelled>
  )
}
