import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import { api } from '../../../api/index.ts'
import { useProblemWords } from '../../../app/problem-words.ts'
import { useWords } from '../../../app/words.tsx'
import { Button, TextArea, useKeys } from '../../../ui/index.ts'
import { putMessage } from '../board-queries.ts'
import type { ChatMessage } from '../types.ts'
import css from './side.module.css'

/** A word to the agent alone; what failed stays written, and sent again it arrives once. */
export function WhisperForm({ contactId, children }: { contactId: string; children?: ReactNode }) {
  const { t } = useWords()
  const say = useProblemWords()
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const clientId = useRef(crypto.randomUUID())
  const field = useRef<HTMLDivElement>(null)
  const whisper = useMutation({
    mutationFn: (said: string) =>
      api.post<ChatMessage>(`/api/v1/board/contacts/${contactId}/whisper`, { text: said, clientId: clientId.current }),
    onSuccess: (message) => {
      putMessage(queries, contactId, message)
      clientId.current = crypto.randomUUID()
      setText('')
    },
  })
  const send = () => {
    if (text.trim() !== '' && !whisper.isPending) whisper.mutate(text.trim())
  }
  useKeys([
    {
      chord: 'KeyW',
      label: t('board.keys.whisper'),
      group: t('board.title'),
      run: () => field.current?.querySelector('textarea')?.focus(),
    },
    { chord: 'Ctrl+Enter', label: t('board.whisper.send'), group: t('board.title'), run: send, whileWriting: true },
  ])
  return (
    <div className={css.foot} ref={field}>
      <TextArea
        label={t('board.whisper.label')}
        rows={2}
        value={text}
        maxLength={8000}
        onChange={(event) => {
          // Other words are another message; only the same words are repeated under the same id.
          clientId.current = crypto.randomUUID()
          setText(event.currentTarget.value)
        }}
        error={whisper.isError ? say(whisper.error) : undefined}
      />
      <div className={css.actions}>
        <Button look="primary" size="small" busy={whisper.isPending} disabled={text.trim() === ''} onClick={send}>
          {t('board.whisper.send')}
        </Button>
        {children}
      </div>
    </div>
  )
}
