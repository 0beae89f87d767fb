import { IconSend2 } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '../../../api/index.ts'
import { useWords } from '../../../app/words.tsx'
import { Button, DirectionalIcon, Segmented, TextArea } from '../../../ui/index.ts'
import type { About, CaseFile } from '../context/shapes.ts'
import { useChange } from '../context/use-change.ts'
import { useKept } from '../context/use-kept.ts'
import css from './answer.module.css'

// What is written here goes out by itself over these two; anything said or handed over is an attempt to be recorded.
const channels = ['mail', 'sms'] as const
const stages = ['final', 'interim'] as const
const nothing = { text: '' }

interface ReplyFormProps {
  about: About
  file: CaseFile
  onSent: () => void
}

/** Writes to the customer; a final reply that is sent counts as telling them. */
export function ReplyForm({ about, file, onSent }: ReplyFormProps) {
  const { t, known } = useWords()
  const [{ text }, change, forget] = useKept(`reply:${file.id}`, nothing)
  const [channel, setChannel] = useState<(typeof channels)[number]>(
    file.emailGiven || !file.phoneGiven ? 'mail' : 'sms',
  )
  const mayAnswer = file.moves.includes('answer')
  const [stage, setStage] = useState<(typeof stages)[number]>(file.status === 'answered' ? 'final' : 'interim')
  const answer = file.legs.find((leg) => leg.answer && !leg.isReplaced && leg.unit)?.answer
  const path = `/api/v1/cases/${file.id}`
  const send = useChange({
    about,
    run: async () => {
      const final = mayAnswer && stage === 'final'
      await api.post<CaseFile>(`${path}/replies`, { text: text.trim(), channel, stage: final ? 'final' : 'interim' })
      if (final) await api.post<CaseFile>(`${path}/told`, { outcome: 'sent', channel })
    },
    said: t('desk.answer.sent'),
    done: () => {
      forget()
      onSent()
    },
  })
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim()) send.mutate(undefined)
      }}
    >
      <div className={css.buttons}>
        <Segmented
          hideLabel
          label={t('desk.context.tell.channel')}
          options={channels.map((value) => ({ value, label: t(`desk.context.tell.channel.${value}`) }))}
          value={channel}
          onChange={setChannel}
        />
        {mayAnswer && (
          <Segmented
            hideLabel
            label={t('desk.answer.kind')}
            options={stages.map((value) => ({ value, label: t(`desk.answer.stage.${value}`) }))}
            value={stage}
            onChange={setStage}
          />
        )}
      </div>
      <TextArea
        label={t('desk.answer.reply')}
        help={t('desk.answer.reply-help', { language: known(`desk.language.${file.language}`) ?? file.language })}
        rows={4}
        value={text}
        maxLength={4000}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <div className={css.buttons}>
        <Button
          look="primary"
          type="submit"
          icon={
            <DirectionalIcon>
              <IconSend2 size={17} />
            </DirectionalIcon>
          }
          busy={send.isPending}
          disabledReason={text.trim() ? null : t('desk.answer.reply-missing')}
        >
          {t('desk.send')}
        </Button>
        {answer && (
          <Button look="quiet" onClick={() => change({ text: text ? `${text.trimEnd()}\n${answer}` : answer })}>
            {t('desk.answer.insert')}
          </Button>
        )}
      </div>
    </form>
  )
}
