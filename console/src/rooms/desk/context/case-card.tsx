import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { useProblemWords } from '../../../app/problem-words.ts'
import { useWords } from '../../../app/words.tsx'
import { Card, caseLooks, ErrorState, IconButton, LoadingSkeleton, Num, StatusBadge } from '../../../ui/index.ts'
import { CaseFacts } from './case-facts.tsx'
import { CaseForm } from './case-form.tsx'
import { CloseCaseDialog } from './close-case-dialog.tsx'
import css from './context.module.css'
import { useCase } from './context-queries.ts'
import { ReferDialog } from './refer-dialog.tsx'
import type { About, CaseFile } from './shapes.ts'

export type CaseDialog = 'refer' | 'close' | null

/** The case of what is on the stage: what it says, what was promised, and what can be done with it now. */
export function CaseCard({ about, caseId }: { about: About; caseId: string }) {
  const { t } = useWords()
  const say = useProblemWords()
  const file = useCase(caseId)
  const [dialog, setDialog] = useState<CaseDialog>(null)
  const [editing, setEditing] = useState(false)
  if (file.isPending) {
    return (
      <Card>
        <LoadingSkeleton shape="text" count={4} />
      </Card>
    )
  }
  if (file.isError) {
    return (
      <Card>
        <ErrorState reason={say(file.error)} onRetry={() => void file.refetch()} />
      </Card>
    )
  }
  const filling = file.data.status === 'draft' || editing
  return (
    <Card label={t('desk.context.case')}>
      <CaseHead file={file.data} />
      {filling ? (
        <CaseForm
          about={about}
          file={file.data}
          onDone={() => setEditing(false)}
          onRefer={() => setDialog('refer')}
          onClose={() => setDialog('close')}
        />
      ) : (
        <CaseFacts file={file.data} onEdit={() => setEditing(true)} onDialog={setDialog} />
      )}
      {dialog === 'refer' && <ReferDialog about={about} file={file.data} onClose={() => setDialog(null)} />}
      {dialog === 'close' && <CloseCaseDialog about={about} file={file.data} onClose={() => setDialog(null)} />}
    </Card>
  )
}

/** The number, to be copied, and where the case stands. */
export function CaseHead({ file }: { file: Pick<CaseFile, 'number' | 'status'> }) {
  const { t } = useWords()
  const [copied, setCopied] = useState(false)
  const { tone, shape } = caseLooks[file.status]
  const copy = async () => {
    await navigator.clipboard.writeText(file.number)
    setCopied(true)
    setTimeout(() => setCopied(false), 2000)
  }
  return (
    <div className={css.head}>
      <span className={css.label}>{t('desk.context.case')}</span>
      <h2 className={css.number}>
        <Num>{file.number}</Num>
      </h2>
      <IconButton name={t(copied ? 'desk.context.copied' : 'desk.context.copy')} onClick={() => void copy()}>
        {copied ? <IconCheck size={17} /> : <IconCopy size={17} />}
      </IconButton>
      <StatusBadge tone={tone} shape={shape}>
        {t(`case.status.${file.status}`)}
      </StatusBadge>
    </div>
  )
}
