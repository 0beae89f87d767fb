import { IconHandStop, IconMessage, IconX } from '@tabler/icons-react'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { Card, Elapsed, IconButton, ListRow, SectionTitle, StatusBadge, TimeLine } from '../../../ui/index.ts'
import { lookOf } from '../agent-list.tsx'
import { sinceOf } from '../agents-in-need.ts'
import type { Board, BoardAgent, BoardHandling } from '../types.ts'
import { reasonKeys, stateKeys, useKindName } from '../use-names.ts'
import { ChangePresence } from './presence-form.tsx'
import css from './side.module.css'

interface AgentCardProps {
  board: Board
  agent: BoardAgent
  onRead: (contactId: string) => void
  onClose: () => void
}

/** One agent: everything in their hands, each conversation readable, and their state to change. */
export function AgentCard({ board, agent, onRead, onClose }: AgentCardProps) {
  const { t, rich, named } = useWords()
  const { may } = useSession()
  const look = lookOf(agent.state)
  return (
    <Card as="section" label={named(agent.name)}>
      <div className={css.title}>
        <SectionTitle
          end={
            <IconButton name={t('board.close')} onClick={onClose}>
              <IconX size={18} />
            </IconButton>
          }
        >
          {named(agent.name)}
        </SectionTitle>
      </div>
      <p className={css.facts}>
        <StatusBadge tone={look.tone} shape={look.shape}>
          {t(stateKeys[agent.state])}
        </StatusBadge>{' '}
        {agent.reason && agent.state === 'break' && <>{t(reasonKeys[agent.reason])} · </>}
        {rich('board.agent.since', { clock: <Elapsed since={sinceOf(agent)} /> })}
        {!agent.connected && agent.presence !== 'off-duty' && <> · {t('board.need.connection-lost')}</>}
      </p>
      <div className={css.hands}>
        {agent.on.map((handling) => (
          <InHand key={handling.handlingId} board={board} handling={handling} onRead={onRead} />
        ))}
      </div>
      {agent.on.length === 0 && <p className={css.meta}>{t('board.agent.nothing')}</p>}
      {may('floor.steer') && <ChangePresence agent={agent} />}
    </Card>
  )
}

const handlingKeys = {
  active: 'board.handling.active',
  held: 'board.handling.held',
  'wrap-up': 'board.handling.wrap-up',
  done: 'board.handling.done',
} as const

function InHand({
  board,
  handling,
  onRead,
}: {
  board: Board
  handling: BoardHandling
  onRead: (contactId: string) => void
}) {
  const { t, named } = useWords()
  const kindName = useKindName()
  const { may } = useSession()
  const { contactId, wrapUpUntil } = handling
  const mayRead = contactId !== null && may('contact.monitor')
  const queue = named(board.queues.find((one) => one.id === handling.queueId)?.name)
  const facts = [kindName(handling), queue, t(handlingKeys[handling.state])]
  return (
    <ListRow
      icon={handling.handRaisedAt ? <IconHandStop size={18} /> : <IconMessage size={18} stroke={1.7} />}
      name={handling.name ?? t('board.customer')}
      time={<Elapsed since={handling.since} />}
      preview={facts.filter(Boolean).join(' · ')}
      letters={46}
      second={mayRead ? <span className={css.readHint}>{t('board.read')}</span> : undefined}
      disabled={!mayRead}
      line={
        wrapUpUntil ? <TimeLine kind="wait" startAt={handling.since} dueAt={wrapUpUntil} words={null} /> : undefined
      }
      onClick={() => contactId && onRead(contactId)}
    />
  )
}
