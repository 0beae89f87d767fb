import { IconFilePlus } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '../../../api/index.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { Button, Card, SectionTitle } from '../../../ui/index.ts'
import { blankCase, type CaseEdits, filledWith, missingIn } from './case-edits.ts'
import { CaseFields } from './case-fields.tsx'
import css from './context.module.css'
import type { About, CaseFile } from './shapes.ts'
import { useChange } from './use-change.ts'
import { useKept } from './use-kept.ts'

/** A contact without a case: says so, and opens one in place. */
export function NewCase({ about, topicId }: { about: About; topicId: string | null }) {
  const { t } = useWords()
  const { may } = useSession()
  const [open, setOpen] = useState(false)
  return (
    <Card label={t('desk.context.case')}>
      <SectionTitle meta={open ? undefined : t('desk.context.case.none')}>{t('desk.context.case')}</SectionTitle>
      {open && <NewCaseForm about={about} topicId={topicId} onCancel={() => setOpen(false)} />}
      {!open && may('case.open') && (
        <Button icon={<IconFilePlus size={17} />} onClick={() => setOpen(true)}>
          {t('desk.context.case.open')}
        </Button>
      )}
    </Card>
  )
}

function NewCaseForm({ about, topicId, onCancel }: { about: About; topicId: string | null; onCancel: () => void }) {
  const { t } = useWords()
  const [edits, change, forget] = useKept<CaseEdits>(`new-case:${about.contactId}`, blank)
  const [tried, setTried] = useState(false)
  const filled = filledWith({ ...blankCase, topicId }, edits)
  const missing = missingIn(filled)
  const open = useChange({
    about,
    run: () =>
      api.post<CaseFile>(
        '/api/v1/cases',
        { ...filled, contactId: about.contactId, customerId: about.customerId },
        { entityId: about.entityId },
      ),
    said: (file) => t('desk.context.registered', { number: file.number }),
    done: forget,
  })
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (missing.length === 0) open.mutate(undefined)
      }}
    >
      <CaseFields
        entityId={about.entityId}
        filled={filled}
        onChange={change}
        missing={tried ? missing : []}
        theirs={null}
      />
      <div className={css.buttons}>
        <Button look="primary" type="submit" busy={open.isPending}>
          {t('desk.context.register')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t('desk.cancel')}
        </Button>
      </div>
    </form>
  )
}

const blank: CaseEdits = {}
