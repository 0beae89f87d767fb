import { useCallback, useState } from 'react'
import { Problem, useLiveEvent } from '../../api/index.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { ErrorState, LoadingSkeleton, Sheet, useKeys, useToast } from '../../ui/index.ts'
import { AgentList } from './agent-list.tsx'
import css from './board.module.css'
import { useBoard } from './board-queries.ts'
import { FiguresStrip } from './figures-strip.tsx'
import { QueueTable } from './queue-table.tsx'
import { SidePanel } from './side/side-panel.tsx'
import type { Board, Chosen } from './types.ts'
import { useNarrow } from './use-narrow.ts'

/** The supervisor's floor: figures, queues, agents, and beside them what was chosen. */
export default function BoardPage() {
  const board = useBoard()
  const { entity } = useSession()
  if (board.data) return <Floor key={entity?.id} board={board.data} />
  if (board.isError) {
    const requestId = board.error instanceof Problem ? board.error.requestId : null
    return <ErrorState requestId={requestId} onRetry={() => void board.refetch()} />
  }
  return <LoadingSkeleton shape="table" count={6} />
}

function Floor({ board }: { board: Board }) {
  const { t } = useWords()
  const toast = useToast()
  useLiveEvent('recording.missing', () => toast({ text: t('recording.alarm'), tone: 'clay' }))
  const narrow = useNarrow()
  const [chosen, setChosen] = useState<Chosen>(null)
  const [reading, setReading] = useState<string | null>(null)
  const close = useCallback(() => {
    setChosen(null)
    setReading(null)
  }, [])
  const focusOn = (selector: string) => document.querySelector<HTMLElement>(selector)?.focus()
  const group = t('board.title')
  useKeys([
    { chord: 'KeyQ', label: t('board.keys.queues'), group, run: () => focusOn('[data-board="queues"] tr[data-row]') },
    {
      chord: 'KeyA',
      label: t('board.keys.agents'),
      group,
      run: () => focusOn('[data-board="agents"] button[data-agent]'),
    },
    {
      chord: 'KeyD',
      label: t('board.keys.details'),
      group,
      off: narrow || (chosen === null && reading === null),
      run: () => focusOn('[data-board="side"] button'),
    },
    {
      chord: 'Escape',
      label: t('board.keys.close'),
      group,
      off: chosen === null && reading === null,
      run: () => (reading ? setReading(null) : setChosen(null)),
    },
  ])
  const side = <SidePanel board={board} chosen={chosen} reading={reading} onChoose={setChosen} onRead={setReading} />
  return (
    <div className={css.page}>
      <FiguresStrip board={board} />
      <div className={css.floor}>
        <QueueTable
          board={board}
          chosenId={chosen && chosen.kind !== 'agent' ? chosen.queueId : null}
          onChoose={(queueId) => setChosen({ kind: 'queue', queueId })}
        />
        <AgentList
          agents={board.agents}
          queues={board.queues}
          chosenId={chosen?.kind === 'agent' ? chosen.agentId : null}
          onChoose={(agentId) => setChosen({ kind: 'agent', agentId })}
        />
      </div>
      {narrow ? (
        <Sheet open={chosen !== null || reading !== null} onClose={close} title={t('board.side')} width={460}>
          <div className={css.inSheet}>{side}</div>
        </Sheet>
      ) : (
        <aside className={css.side} data-board="side" aria-label={t('board.side')}>
          {side}
        </aside>
      )}
    </div>
  )
}
