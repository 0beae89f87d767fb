import { useState } from 'react'
import { api } from '../../../api/index.ts'
import { useWords } from '../../../app/words.tsx'
import { Segmented, TextArea } from '../../../ui/index.ts'
import { useCaseAction } from '../case-queries.ts'
import type { CaseFile } from '../types.ts'
import { WorkForm } from './form.tsx'

type Form = { file: CaseFile; onClose: () => void }
type Channel = 'mail' | 'sms' | 'phone' | 'counter' | 'letter'
const written = ['mail', 'sms'] as const
const spoken = ['phone', 'mail', 'sms', 'counter', 'letter'] as const

/** Writes to the customer. */
export function ReplyForm({ file, onClose }: Form) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const [channel, setChannel] = useState<'mail' | 'sms'>('mail')
  const [stage, setStage] = useState<'interim' | 'final'>('interim')
  const [missing, setMissing] = useState(false)
  const replying = useCaseAction(
    (body: object) => api.post<CaseFile>(`/api/v1/cases/${file.id}/replies`, body),
    t('cases.done.reply'),
    onClose,
  )
  const send = () => (text.trim() ? replying.mutate({ text: text.trim(), channel, stage }) : setMissing(true))
  return (
    <WorkForm yes={t('cases.reply')} busy={replying.isPending} onClose={onClose} onSend={send}>
      <Segmented
        label={t('cases.reply.stage')}
        value={stage}
        onChange={setStage}
        options={(['interim', 'final'] as const).map((value) => ({ value, label: t(`cases.stage.${value}`) }))}
      />
      <Segmented
        label={t('cases.reply.channel')}
        value={channel}
        onChange={setChannel}
        options={written.map((value) => ({ value, label: t(`cases.channel.${value}`) }))}
      />
      <TextArea
        label={t('cases.reply.text')}
        help={t('cases.reply.help')}
        rows={5}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={missing && !text.trim() ? t('cases.text-wanted') : undefined}
      />
    </WorkForm>
  )
}

/** Records that the customer was told, or could not be, and whether they are content. */
export function TellForm({ file, onClose }: Form) {
  const { t } = useWords()
  const [channel, setChannel] = useState<Channel>('phone')
  const [outcome, setOutcome] = useState<'reached' | 'not-reached'>('reached')
  const [content, setContent] = useState<'yes' | 'no' | 'unknown'>('yes')
  const [note, setNote] = useState('')
  const telling = useCaseAction(
    (body: object) => api.post<CaseFile>(`/api/v1/cases/${file.id}/told`, body),
    t('cases.done.tell'),
    onClose,
  )
  const heard = outcome === 'reached' && content !== 'unknown' ? content === 'yes' : null
  return (
    <WorkForm
      yes={t('cases.tell')}
      busy={telling.isPending}
      onClose={onClose}
      onSend={() => telling.mutate({ channel, outcome, content: heard, note: note.trim() || null })}
    >
      <Segmented
        label={t('cases.reply.channel')}
        value={channel}
        onChange={setChannel}
        options={spoken.map((value) => ({ value, label: t(`cases.channel.${value}`) }))}
      />
      <Segmented
        label={t('cases.tell.outcome')}
        value={outcome}
        onChange={setOutcome}
        options={(['reached', 'not-reached'] as const).map((value) => ({ value, label: t(`cases.outcome.${value}`) }))}
      />
      {outcome === 'reached' && (
        <Segmented
          label={t('cases.tell.content')}
          value={content}
          onChange={setContent}
          options={[
            { value: 'yes', label: t('cases.content') },
            { value: 'no', label: t('cases.not-content'), tone: 'clay' },
            { value: 'unknown', label: t('cases.tell.not-asked') },
          ]}
        />
      )}
      <TextArea
        label={t('cases.note')}
        optional
        rows={3}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </WorkForm>
  )
}

/** Closes a case whose customer was told. */
export function CloseForm({ file, onClose }: Form) {
  const { t } = useWords()
  const [note, setNote] = useState('')
  const closing = useCaseAction(
    (body: object) => api.post<CaseFile>(`/api/v1/cases/${file.id}/closure`, body),
    t('cases.done.close'),
    onClose,
  )
  return (
    <WorkForm
      yes={t('cases.close')}
      busy={closing.isPending}
      onClose={onClose}
      onSend={() => closing.mutate({ note: note.trim() || null })}
    >
      <TextArea
        label={t('cases.note')}
        optional={file.content !== false}
        help={file.content === false ? t('problem.cases.customer-not-content') : undefined}
        rows={3}
        maxLength={4000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </WorkForm>
  )
}
