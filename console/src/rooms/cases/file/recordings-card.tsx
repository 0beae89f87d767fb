import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { RecordingCard, useCaseRecordings } from '../../../recordings/index.ts'
import { Card, SectionTitle } from '../../../ui/index.ts'
import type { CaseFile } from '../types.ts'
import css from './file.module.css'

/** What was said by telephone about the case, for those who may hear it. */
export function RecordingsCard({ file }: { file: CaseFile }) {
  const { t } = useWords()
  const { may } = useSession()
  const list = useCaseRecordings(file.id, file.entityId, may('recording.play'))
  if (!list.data || list.data.length === 0) return null
  return (
    <Card>
      <SectionTitle>{t('recording.title')}</SectionTitle>
      <div className={css.recordings}>
        {list.data.map((recording) => (
          <RecordingCard key={recording.id} recording={recording} />
        ))}
      </div>
    </Card>
  )
}
