import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { api } from '../../../api/index.ts'
import { useProblemWords } from '../../../app/problem-words.ts'
import { useWords } from '../../../app/words.tsx'
import { Button, Dialog, SearchSelect, Segmented, useToast } from '../../../ui/index.ts'
import { useFloorChanged } from '../board-queries.ts'
import type { Board, WaitingItem } from '../types.ts'
import { stateKeys } from '../use-names.ts'
import { priorities } from './priorities.ts'
import css from './side.module.css'

interface ItemActionsProps {
  board: Board
  item: WaitingItem
  queueId: string
}
type Asked = 'priority' | 'queue' | 'agent'
interface Change {
  path: Asked
  body: { priority: number } | { queueId: string } | { agentId: string }
  done: ReactNode
  undo?: Change
}

/** Changes the priority, the queue, or who is asked first; each can be taken back where there is a way back. */
export function ItemActions({ board, item, queueId }: ItemActionsProps) {
  const { t } = useWords()
  const [asked, setAsked] = useState<Asked | null>(null)
  const change = useChange(item.id)
  const give = (wanted: Change) => change.mutate(wanted, { onSuccess: () => setAsked(null) })
  const close = () => setAsked(null)
  return (
    <div className={css.actions}>
      <Button size="small" onClick={() => setAsked('priority')}>
        {t('board.item.priority')}
      </Button>
      <Button size="small" onClick={() => setAsked('queue')}>
        {t('board.item.queue')}
      </Button>
      <Button size="small" onClick={() => setAsked('agent')}>
        {t('board.item.agent')}
      </Button>
      <Dialog open={asked === 'priority'} onClose={close} title={t('board.item.priority')} width={460}>
        <PriorityForm item={item} busy={change.isPending} onGive={give} />
      </Dialog>
      <Dialog open={asked === 'queue'} onClose={close} title={t('board.item.queue')} width={460}>
        <QueueForm board={board} queueId={queueId} busy={change.isPending} onGive={give} />
      </Dialog>
      <Dialog open={asked === 'agent'} onClose={close} title={t('board.item.agent')} width={460}>
        <AgentForm board={board} busy={change.isPending} onGive={give} />
      </Dialog>
    </div>
  )
}

function useChange(itemId: string) {
  const { t } = useWords()
  const toast = useToast()
  const say = useProblemWords()
  const changed = useFloorChanged()
  const send = ({ path, body }: Change) => api.post(`/api/v1/board/items/${itemId}/${path}`, body)
  const fail = (error: unknown) => toast({ text: say(error), tone: 'clay' })
  return useMutation({
    mutationFn: send,
    onSuccess: (_, { done, undo }) => {
      const back =
        undo &&
        (() =>
          void send(undo)
            .then(() => toast({ text: t('board.undone') }), fail)
            .finally(changed))
      toast({ text: done, ...(back ? { undo: back } : {}) })
    },
    onError: fail,
    onSettled: changed,
  })
}

interface FormProps {
  busy: boolean
  onGive: (change: Change) => void
}

function PriorityForm({ item, busy, onGive }: FormProps & { item: WaitingItem }) {
  const { t } = useWords()
  const [value, setValue] = useState(String(item.priority))
  const priority = Number(value)
  const body = (to: number): Change => ({
    path: 'priority',
    body: { priority: to },
    done: t('board.item.priority.done'),
  })
  return (
    <div className={css.form}>
      <Segmented
        label={t('board.item.priority.level')}
        options={priorities.map((one) => ({ value: String(one.value), label: t(one.key) }))}
        value={value}
        onChange={setValue}
        wide
      />
      <p className={css.meta}>{t('board.item.priority.help')}</p>
      <Button
        look="primary"
        busy={busy}
        disabled={priority === item.priority}
        onClick={() => onGive({ ...body(priority), undo: body(item.priority) })}
      >
        {t('board.save')}
      </Button>
    </div>
  )
}

function QueueForm({ board, queueId, busy, onGive }: FormProps & { board: Board; queueId: string }) {
  const { t, named } = useWords()
  const [to, setTo] = useState<string | null>(null)
  const name = named(board.queues.find((queue) => queue.id === to)?.name)
  const back: Change = { path: 'queue', body: { queueId }, done: '' }
  return (
    <div className={css.form}>
      <SearchSelect
        label={t('board.item.queue.to')}
        choices={board.queues
          .filter((queue) => queue.id !== queueId)
          .map((queue) => ({
            value: queue.id,
            label: named(queue.name),
            hint: t('board.queue.meta', { waiting: queue.waiting, onDuty: queue.agentsOnDuty }),
          }))}
        value={to}
        onChange={setTo}
      />
      <Button
        look="primary"
        busy={busy}
        disabled={!to}
        onClick={() =>
          to &&
          onGive({
            path: 'queue',
            body: { queueId: to },
            done: t('board.item.queue.done', { queue: name }),
            undo: back,
          })
        }
      >
        {t('board.item.queue.yes')}
      </Button>
    </div>
  )
}

function AgentForm({ board, busy, onGive }: FormProps & { board: Board }) {
  const { t, named } = useWords()
  const [to, setTo] = useState<string | null>(null)
  const name = named(board.agents.find((agent) => agent.id === to)?.name)
  return (
    <div className={css.form}>
      <SearchSelect
        label={t('board.item.agent.to')}
        help={t('board.item.agent.help')}
        choices={board.agents
          .filter((agent) => agent.state !== 'off-duty')
          .map((agent) => ({ value: agent.id, label: named(agent.name), hint: t(stateKeys[agent.state]) }))}
        value={to}
        onChange={setTo}
      />
      <Button
        look="primary"
        busy={busy}
        disabled={!to}
        onClick={() =>
          to && onGive({ path: 'agent', body: { agentId: to }, done: t('board.item.agent.done', { agent: name }) })
        }
      >
        {t('board.item.agent.yes')}
      </Button>
    </div>
  )
}
