import type { ReactNode } from 'react'
import { useWords } from '../../../app/words.tsx'
import { Button } from '../../../ui/index.ts'
import css from './file.module.css'

/** The frame of a form in a window: fields, then giving up or going on. */
export function WorkForm({
  children,
  yes,
  busy,
  onSend,
  onClose,
}: {
  children: ReactNode
  yes: string
  busy: boolean
  onSend: () => void
  onClose: () => void
}) {
  const { t } = useWords()
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      {children}
      <div className={css.formEnd}>
        <Button onClick={onClose}>{t('ui.cancel')}</Button>
        <Button type="submit" look="primary" busy={busy}>
          {yes}
        </Button>
      </div>
    </form>
  )
}
