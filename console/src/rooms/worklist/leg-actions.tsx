import {
  IconArrowBackUp,
  IconBuilding,
  IconCheck,
  IconMessageQuestion,
  IconPlayerPlay,
  IconSend2,
  IconUserShare,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { Button, DirectionalIcon, useKeys } from '../../ui/index.ts'
import { LegDialog } from './leg-dialog.tsx'
import { useLegMove } from './leg-queries.ts'
import type { LegFile } from './types.ts'
import css from './worklist.module.css'

export type LegAsked = 'return' | 'assign' | 'ask' | 'wait-for-other' | 'answer'

const icons: Record<LegAsked, ReactNode> = {
  answer: (
    <DirectionalIcon>
      <IconSend2 size={16} />
    </DirectionalIcon>
  ),
  ask: <IconMessageQuestion size={16} />,
  'wait-for-other': <IconBuilding size={16} />,
  assign: <IconUserShare size={16} />,
  return: (
    <DirectionalIcon>
      <IconArrowBackUp size={16} />
    </DirectionalIcon>
  ),
}
const withWords = ['answer', 'ask', 'wait-for-other', 'assign', 'return'] as const

/** What an officer may do with the leg now; the first thing to do is the green one. */
export function LegActions({ leg }: { leg: LegFile }) {
  const { t } = useWords()
  const { may } = useSession()
  const [asked, setAsked] = useState<LegAsked | null>(null)
  const moving = useLegMove(leg.id, (name) =>
    t(name === 'resumption' ? 'worklist.done.resume' : 'worklist.done.accept'),
  )
  const works = may('leg.work')
  const can = (move: LegFile['moves'][number]) => works && leg.moves.includes(move)
  useKeys([
    { chord: 'F2', label: t('worklist.accept'), run: () => moving.mutate({ name: 'acceptance' }), off: !can('accept') },
    { chord: 'F4', label: t('worklist.answer'), run: () => setAsked('answer'), off: !can('answer') },
  ])
  if (!works || !withWords.some(can)) return null
  return (
    <div className={css.actions}>
      {can('accept') && (
        <Button
          look="primary"
          kbd="F2"
          icon={<IconCheck size={16} />}
          busy={moving.isPending}
          onClick={() => moving.mutate({ name: 'acceptance' })}
        >
          {t('worklist.accept')}
        </Button>
      )}
      {can('resume') && (
        <Button
          icon={<IconPlayerPlay size={16} />}
          busy={moving.isPending}
          onClick={() => moving.mutate({ name: 'resumption' })}
        >
          {t('worklist.resume')}
        </Button>
      )}
      {withWords.filter(can).map((move) => (
        <Button
          key={move}
          look={move === 'answer' ? 'primary' : 'plain'}
          icon={icons[move]}
          {...(move === 'answer' ? { kbd: 'F4' } : {})}
          onClick={() => setAsked(move)}
        >
          {t(`worklist.${move}`)}
        </Button>
      ))}
      <LegDialog leg={leg} asked={asked} onClose={() => setAsked(null)} />
    </div>
  )
}
