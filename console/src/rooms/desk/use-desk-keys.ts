import { useWords } from '../../app/words.tsx'
import { useKeys } from '../../ui/index.ts'
import { useAnswer } from './list/ringing-card.tsx'
import type { Desk, Handling } from './types.ts'

interface Wanted {
  desk: Desk | undefined
  mine: readonly Handling[]
  chosen: Handling | null
  choose: (handlingId: string | null) => void
}

/** Keys of the list: accept, decline, next, previous. */
export function useDeskKeys({ desk, mine, chosen, choose }: Wanted): void {
  const { t } = useWords()
  const offer = desk?.ringing[0]
  const answer = useAnswer(offer, choose)
  const step = (by: number) => {
    const at = mine.findIndex((one) => one.id === chosen?.id)
    const next = mine[(at + by + mine.length) % mine.length]
    if (next) choose(next.id)
  }
  const group = t('desk.keys')
  useKeys([
    {
      chord: 'F2',
      label: t('desk.accept'),
      group,
      off: !offer,
      onButton: true,
      run: () => answer.mutate('accept'),
      whileWriting: true,
    },
    {
      chord: 'F4',
      label: t('desk.decline'),
      group,
      off: !offer,
      onButton: true,
      run: () => answer.mutate('decline'),
      whileWriting: true,
    },
    { chord: 'KeyJ', label: t('desk.keys.next'), group, off: mine.length < 2, run: () => step(1) },
    { chord: 'KeyK', label: t('desk.keys.previous'), group, off: mine.length < 2, run: () => step(-1) },
  ])
}
