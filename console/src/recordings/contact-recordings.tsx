import { useLiveRefresh } from '../api/index.ts'
import { RecordingCard } from './recording-card.tsx'
import { useContactRecordings } from './recording-queries.ts'
import css from './recordings.module.css'

/** What was recorded of a contact, ready to be heard; nothing where there is nothing, or nothing for the reader. */
export function ContactRecordings({ contactId }: { contactId: string }) {
  const list = useContactRecordings(contactId)
  useLiveRefresh(['recording.', 'contact.ended'], [['recordings', 'contact', contactId]])
  if (!list.data || list.data.length === 0) return null
  return (
    <div className={css.list}>
      {list.data.map((recording) => (
        <RecordingCard key={recording.id} recording={recording} />
      ))}
    </div>
  )
}
