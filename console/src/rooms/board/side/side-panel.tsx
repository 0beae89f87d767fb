import { IconLayoutList } from '@tabler/icons-react'
import { useWords } from '../../../app/words.tsx'
import { Card, EmptyState } from '../../../ui/index.ts'
import type { Board, Chosen } from '../types.ts'
import { AgentCard } from './agent-card.tsx'
import { ChatCard } from './chat-card.tsx'
import { ItemCard } from './item-card.tsx'
import { QueueCard } from './queue-card.tsx'

interface SidePanelProps {
  board: Board
  chosen: Chosen
  reading: string | null
  onChoose: (chosen: Chosen) => void
  onRead: (contactId: string | null) => void
}

/** What was chosen on the floor, and under it the conversation that is read along. */
export function SidePanel(props: SidePanelProps) {
  const { t } = useWords()
  const { reading, chosen, onRead } = props
  return (
    <>
      <ChosenCard {...props} />
      {reading && <ChatCard key={reading} contactId={reading} board={props.board} onClose={() => onRead(null)} />}
      {!chosen && !reading && (
        <Card>
          <EmptyState
            icon={<IconLayoutList size={22} stroke={1.6} />}
            fact={t('board.side.nothing')}
            reason={t('board.side.nothing.why')}
          />
        </Card>
      )}
    </>
  )
}

function ChosenCard({ board, chosen, onChoose, onRead }: SidePanelProps) {
  const close = () => onChoose(null)
  switch (chosen?.kind) {
    case 'queue': {
      const queue = board.queues.find((one) => one.id === chosen.queueId)
      return queue ? <QueueCard key={queue.id} queue={queue} onChoose={onChoose} onClose={close} /> : null
    }
    case 'item': {
      const back = () => onChoose({ kind: 'queue', queueId: chosen.queueId })
      return <ItemCard key={chosen.itemId} board={board} chosen={chosen} onBack={back} onRead={onRead} />
    }
    case 'agent': {
      const agent = board.agents.find((one) => one.id === chosen.agentId)
      return agent ? <AgentCard key={agent.id} board={board} agent={agent} onRead={onRead} onClose={close} /> : null
    }
    default:
      return null
  }
}
