import { useWords } from '../../../app/words.tsx'
import { Segmented, TextArea } from '../../../ui/index.ts'

export const tellingChannels = ['phone', 'chat', 'mail', 'sms', 'counter', 'letter'] as const
export type TellingChannel = (typeof tellingChannels)[number]
export interface Telling {
  channel: TellingChannel
  outcome: 'reached' | 'not-reached' | 'sent'
  content: 'yes' | 'no' | 'unsaid'
  note: string
}
const outcomes = ['reached', 'not-reached', 'sent'] as const
const contents = ['yes', 'no', 'unsaid'] as const

/** The body of the attempt as the route takes it. */
export function tellingOf({ channel, outcome, content, note }: Telling) {
  const answered = outcome === 'reached' && content !== 'unsaid' ? content === 'yes' : null
  return { channel, outcome, content: answered, note: note.trim() || null }
}

/** One attempt to tell the customer: over what, whether they were reached, whether they are content. */
export function TellFields({ telling, onChange }: { telling: Telling; onChange: (some: Partial<Telling>) => void }) {
  const { t } = useWords()
  return (
    <>
      <Segmented
        label={t('desk.context.tell.channel')}
        options={tellingChannels.map((value) => ({ value, label: t(`desk.context.tell.channel.${value}`) }))}
        value={telling.channel}
        wide
        onChange={(channel) => onChange({ channel })}
      />
      <Segmented
        label={t('desk.context.tell.outcome')}
        options={outcomes.map((value) => ({ value, label: t(`desk.context.tell.outcome.${value}`) }))}
        value={telling.outcome}
        wide
        onChange={(outcome) => onChange({ outcome })}
      />
      {telling.outcome === 'reached' && (
        <Segmented
          label={t('desk.context.tell.content')}
          options={contents.map((value) => ({ value, label: t(`desk.context.tell.content.${value}`) }))}
          value={telling.content}
          wide
          onChange={(content) => onChange({ content })}
        />
      )}
      <TextArea
        label={t('desk.context.tell.note')}
        optional
        value={telling.note}
        maxLength={4000}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </>
  )
}
