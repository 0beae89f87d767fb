import { useState } from 'react'
import { api } from '../../../api/index.ts'
import { useGo } from '../../../app/go.ts'
import { useProblemWords } from '../../../app/problem-words.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { Button, ConfirmDialog, useToast } from '../../../ui/index.ts'
import { useFloorChanged } from '../board-queries.ts'
import css from './side.module.css'

interface TakeOverProps {
  contactId: string
  name: string
  onTaken: () => void
}

/** The conversation becomes the supervisor's own; it then stands at their desk. */
export function TakeOver({ contactId, name, onTaken }: TakeOverProps) {
  const { t, rich } = useWords()
  const { may } = useSession()
  const go = useGo()
  const toast = useToast()
  const say = useProblemWords()
  const changed = useFloorChanged()
  const [asking, setAsking] = useState(false)
  const take = async () => {
    try {
      await api.post(`/api/v1/board/contacts/${contactId}/takeover`)
      await changed()
      toast({ text: t('board.takeover.done', { name }) })
      onTaken()
      if (may('desk.use')) go('/desk')
    } catch (error) {
      toast({ text: say(error), tone: 'clay' })
    }
  }
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {t('board.takeover')}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('board.takeover')}
        yes={t('board.takeover.yes')}
        onYes={take}
      >
        <p className={css.meta}>{rich('board.takeover.what', { name })}</p>
      </ConfirmDialog>
    </>
  )
}
