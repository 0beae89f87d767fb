import { IconHandStop } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { useWords, type WordKey } from '../../app/words.tsx'
import { Elapsed, StatusDot, TimeLine } from '../../ui/index.ts'
import { lookOf } from './agent-list.tsx'
import { longAfterSeconds, type Need, needOf, sinceOf } from './agents-in-need.ts'
import css from './board.module.css'
import type { BoardAgent, BoardQueue } from './types.ts'
import { reasonKeys, stateKeys } from './use-names.ts'

const needKeys: Record<Need, WordKey> = {
  'hand-raised': 'board.need.hand-raised',
  'no-answer': 'board.need.no-answer',
  'wrap-up-overdue': 'board.need.wrap-up-overdue',
  'connection-lost': 'board.need.connection-lost',
  long: 'board.need.long',
}

interface AgentRowProps {
  agent: BoardAgent
  queues: readonly BoardQueue[]
  now: number
  chosen: boolean
  onChoose: () => void
  onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => void
}

/** One agent: state, since when, on what, and why they need you. */
export function AgentRow({ agent, queues, now, chosen, onChoose, onKeyDown }: AgentRowProps) {
  const { t, named } = useWords()
  const need = needOf(agent, now)
  const look = lookOf(agent.state)
  const since = sinceOf(agent)
  const on = useOn(agent, queues)
  const scale = longAfterSeconds(agent.state)
  return (
    <button
      type="button"
      className={css.agent}
      data-agent={agent.id}
      data-need={need ?? undefined}
      aria-current={chosen || undefined}
      onClick={onChoose}
      onKeyDown={onKeyDown}
    >
      <span className={css.agentDot} data-tone={look.tone}>
        <StatusDot shape={look.shape} />
      </span>
      <span className={css.agentName}>
        <strong>{named(agent.name)}</strong> <span>{t(stateKeys[agent.state])}</span>
        {agent.handRaised && <IconHandStop size={16} aria-hidden="true" />}
      </span>
      <span className={css.agentTime}>
        <Elapsed since={since} />
      </span>
      <span className={css.agentOn}>
        {need && <b>{t(needKeys[need])}</b>}
        {need && on ? ' · ' : ''}
        {on}
      </span>
      <span className={css.agentLine} data-warn={need !== null || undefined}>
        <TimeLine kind="wait" startAt={since} scaleSeconds={scale ?? 1800} words={null} />
      </span>
    </button>
  )
}

function useOn(agent: BoardAgent, queues: readonly BoardQueue[]) {
  const { t, named } = useWords()
  const active = agent.on.filter((handling) => handling.state === 'active' || handling.state === 'wrap-up')
  const [first] = active
  if (active.length > 1) return t('board.on.several', { n: active.length, limit: agent.capacity.chatLimit })
  if (first) {
    const queue = named(queues.find((one) => one.id === first.queueId)?.name)
    return (
      <>
        <bdi>{first.name ?? t('board.customer')}</bdi>
        {queue && ` · ${queue}`}
      </>
    )
  }
  if (agent.state === 'break' && agent.reason) {
    return agent.reason === 'no-answer' ? t('board.on.no-more') : t(reasonKeys[agent.reason])
  }
  if (agent.state === 'available') return t('board.on.room', { n: agent.capacity.chatLimit - agent.capacity.chats })
  return null
}
