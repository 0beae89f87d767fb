import { useWords } from '../../../app/words.tsx'
import { useKeys } from '../../../ui/index.ts'
import type { Handling } from '../types.ts'

interface Wanted {
  handling: Handling
  wide: boolean
  onTransfer: () => void
  onEnd: () => void
  onContext: () => void
}

/** Keys of the open conversation; plain letters work while nobody writes. */
export function useStageKeys({ handling, wide, onTransfer, onEnd, onContext }: Wanted): void {
  const { t } = useWords()
  const group = t('desk.keys')
  const off = handling.state === 'wrap-up'
  const focus = (id: string) => () => document.getElementById(id)?.focus()
  useKeys([
    { chord: 'KeyR', label: t('desk.keys.reply'), group, off, run: focus('desk-reply') },
    { chord: 'KeyT', label: t('desk.transfer'), group, off, run: onTransfer },
    { chord: 'KeyE', label: t('desk.end'), group, off, run: onEnd },
    { chord: 'KeyC', label: t('desk.context'), group, off: wide, run: onContext },
  ])
}
