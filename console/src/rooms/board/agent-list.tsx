import { type KeyboardEvent, useState } from 'react'
import { useWords } from '../../app/words.tsx'
import { Card, EmptyState, presenceLooks, SectionTitle, StatusDot, useNow } from '../../ui/index.ts'
import { AgentRow } from './agent-row.tsx'
import { countsByState, inOrderOfNeed } from './agents-in-need.ts'
import css from './board.module.css'
import type { AgentState, BoardAgent, BoardQueue } from './types.ts'
import { stateKeys } from './use-names.ts'

interface AgentListProps {
  agents: readonly BoardAgent[]
  queues: readonly BoardQueue[]
  chosenId: string | null
  onChoose: (agentId: string) => void
}

export const lookOf = (state: AgentState) => presenceLooks[state === 'reserved' ? 'ringing' : state]

/** The agents on duty, those who need the supervisor first; a state shows only its own. */
export function AgentList({ agents, queues, chosenId, onChoose }: AgentListProps) {
  const { t } = useWords()
  const [only, setOnly] = useState<AgentState | null>(null)
  const now = useNow(10)
  const counts = countsByState(agents)
  const shown = inOrderOfNeed(agents, now).filter((agent) => (only ? agent.state === only : agent.state !== 'off-duty'))
  const onDuty = agents.filter((agent) => agent.state !== 'off-duty').length
  return (
    <Card flush as="section" label={t('board.agents')}>
      <div className={css.cardHead}>
        <SectionTitle meta={t('board.agents.on-duty', { n: onDuty })} end={null}>
          {t('board.agents')}
        </SectionTitle>
        <fieldset className={css.states} aria-label={t('board.agents.filter')}>
          {counts.map(({ state, count }) => (
            <button
              key={state}
              type="button"
              className={css.state}
              data-tone={lookOf(state).tone}
              aria-pressed={only === state}
              onClick={() => setOnly(only === state ? null : state)}
            >
              <StatusDot shape={lookOf(state).shape} />
              {t(stateKeys[state])} <span className="numbers">{count}</span>
            </button>
          ))}
        </fieldset>
      </div>
      <div className={css.agents} data-board="agents">
        {shown.map((agent) => (
          <AgentRow
            key={agent.id}
            agent={agent}
            queues={queues}
            now={now}
            chosen={agent.id === chosenId}
            onChoose={() => onChoose(agent.id)}
            onKeyDown={walk}
          />
        ))}
      </div>
      {shown.length === 0 && <EmptyState fact={t('board.agents.none')} reason={t('board.agents.none.why')} />}
    </Card>
  )
}

function walk(event: KeyboardEvent<HTMLButtonElement>) {
  const step = { ArrowDown: 1, KeyJ: 1, ArrowUp: -1, KeyK: -1 }[event.code]
  if (step === undefined) return
  const rows = [...(event.currentTarget.parentElement?.querySelectorAll<HTMLButtonElement>('button[data-agent]') ?? [])]
  const at = rows.indexOf(event.currentTarget)
  rows[Math.min(rows.length - 1, Math.max(0, at + step))]?.focus()
  event.preventDefault()
}
