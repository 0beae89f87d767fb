import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useLiveRefresh } from '../../api/index.ts'
import { useProblemWords } from '../../app/problem-words.ts'
import { useWords } from '../../app/words.tsx'
import { Card, ErrorState, LoadingSkeleton, SectionTitle } from '../../ui/index.ts'
import { Life } from './case-life.tsx'
import { fileKey, useCaseFile } from './case-queries.ts'
import { type Asked, ManageDialog } from './dialogs.tsx'
import { CommentsCard } from './file/comments-card.tsx'
import { CustomerWordsCard } from './file/customer-words-card.tsx'
import css from './file/file.module.css'
import { FileHead } from './file/file-head.tsx'
import { LegsCard } from './file/legs-card.tsx'
import { RecordingsCard } from './file/recordings-card.tsx'
import { ContactsCard, FactsCard, FilesCard, HistoryCard } from './file/side-cards.tsx'
import { type WorkAsked, WorkDialog } from './file/work-dialog.tsx'

/** The whole file of one case: what is wanted, where it stands, what was said inside and what was said to the customer. */
export default function CasePage() {
  const { t } = useWords()
  const { caseId } = useParams({ strict: false }) as { caseId: string }
  const problemWords = useProblemWords()
  const { data: file, error, refetch } = useCaseFile(caseId)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [work, setWork] = useState<WorkAsked | null>(null)
  useLiveRefresh(['case.', 'leg.'], [fileKey(caseId)])
  if (error && !file) {
    return (
      <Card>
        <ErrorState reason={problemWords(error)} onRetry={() => void refetch()} />
      </Card>
    )
  }
  if (!file) {
    return (
      <Card>
        <LoadingSkeleton shape="text" count={8} />
      </Card>
    )
  }
  return (
    <div className={css.page}>
      <FileHead file={file} onManage={setAsked} onWork={setWork} />
      <div className={css.columns}>
        <div className={css.main}>
          <Card>
            <SectionTitle>{t('cases.life')}</SectionTitle>
            <Life file={file} />
          </Card>
          <LegsCard file={file} />
          <CustomerWordsCard file={file} onWork={setWork} />
          <CommentsCard file={file} />
        </div>
        <div className={css.side}>
          <FactsCard file={file} />
          <FilesCard file={file} />
          <ContactsCard file={file} />
          <RecordingsCard file={file} />
          <HistoryCard file={file} />
        </div>
      </div>
      <ManageDialog asked={asked} onClose={() => setAsked(null)} />
      <WorkDialog file={file} asked={work} onClose={() => setWork(null)} />
    </div>
  )
}
