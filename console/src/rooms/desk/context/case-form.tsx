import { useState } from 'react'
import { api, Problem } from '../../../api/index.ts'
import { useWords } from '../../../app/words.tsx'
import { Button, ConflictNotice, Notice } from '../../../ui/index.ts'
import { type CaseEdits, changesOf, filledWith, missingIn } from './case-edits.ts'
import { CasePromise } from './case-facts.tsx'
import { CaseFields } from './case-fields.tsx'
import css from './context.module.css'
import type { About, CaseFile } from './shapes.ts'
import { useChange } from './use-change.ts'
import { useKept } from './use-kept.ts'

const untouched: CaseEdits = {}

interface CaseFormProps {
  about: About
  file: CaseFile
  onDone: () => void
  onRefer: () => void
  onClose: () => void
}

/** Fills the case in beside the conversation; what is not saved yet is kept in this browser. */
export function CaseForm({ about, file, onDone, onRefer, onClose }: CaseFormProps) {
  const { t } = useWords()
  const [edits, change, forget] = useKept<CaseEdits>(`case:${file.id}`, untouched)
  const [conflict, setConflict] = useState<'told' | 'shown' | null>(null)
  const [tried, setTried] = useState(false)
  const filled = filledWith(file, edits)
  const missing = missingIn(filled)
  const isDraft = file.status === 'draft'
  const changes = changesOf(file, edits)
  // Another type or class promises another date, counted by the server from the opening.
  const promisedAnew = filled.type !== file.type || filled.class !== file.class
  const done = () => {
    forget()
    setConflict(null)
    onDone()
  }
  const path = `/api/v1/cases/${file.id}`
  const save = useChange({
    about,
    run: () => api.patch<CaseFile>(path, changes, { ifMatch: file.version }),
    said: t('desk.context.saved'),
    done,
    refused: (error) => {
      const beaten = error instanceof Problem && error.status === 412
      if (beaten) setConflict('told')
      return beaten
    },
  })
  const register = useChange({
    about,
    run: () =>
      api.post<CaseFile>(`${path}/completion`, { ...filled, customerId: file.customer?.id ?? about.customerId }),
    said: t('desk.context.registered', { number: file.number }),
    done,
  })
  const registerThen = (next?: () => void) => {
    setTried(true)
    if (missing.length > 0) return
    // The form is gone once the draft is a case, and callbacks of `mutate` with it; the promise outlives it.
    register.mutateAsync(undefined).then(
      () => next?.(),
      () => undefined,
    )
  }
  const nothingNew = Object.keys(changes).length === 0 ? t('desk.context.nothing-new') : null
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (isDraft) registerThen()
        else save.mutate(undefined)
      }}
    >
      {conflict && <ConflictNotice onShow={() => setConflict('shown')} />}
      <CaseFields
        entityId={file.entityId}
        filled={filled}
        onChange={change}
        missing={tried ? missing : []}
        theirs={conflict === 'shown' ? file : null}
      />
      {isDraft && !promisedAnew && <CasePromise file={file} />}
      {promisedAnew && <Notice tone="sand">{t('desk.context.promise.anew')}</Notice>}
      {isDraft ? (
        <div className={css.buttons}>
          <Button look="primary" type="submit" busy={register.isPending}>
            {t('desk.context.register')}
          </Button>
          <Button busy={register.isPending} onClick={() => registerThen(onRefer)}>
            {t('desk.context.refer')}
          </Button>
          <Button look="quiet" busy={save.isPending} disabledReason={nothingNew} onClick={() => save.mutate(undefined)}>
            {t('desk.context.save')}
          </Button>
          <Button look="danger-plain" busy={register.isPending} onClick={() => registerThen(onClose)}>
            {t('desk.context.close')}
          </Button>
        </div>
      ) : (
        <div className={css.buttons}>
          <Button look="primary" type="submit" busy={save.isPending} disabledReason={nothingNew}>
            {t('desk.context.save')}
          </Button>
          <Button look="quiet" onClick={done}>
            {t('desk.cancel')}
          </Button>
        </div>
      )}
    </form>
  )
}
