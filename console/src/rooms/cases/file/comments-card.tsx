import { type KeyboardEvent, useState } from 'react'
import { api } from '../../../api/index.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { Button, Card, InternalComment, SectionTitle, TextArea } from '../../../ui/index.ts'
import { useCaseAction } from '../case-queries.ts'
import type { CaseFile } from '../types.ts'
import css from './file.module.css'

/** Words between colleagues about the case, and a box for another. */
export function CommentsCard({ file }: { file: CaseFile }) {
  const { t, named } = useWords()
  const { may } = useSession()
  const [text, setText] = useState('')
  const writing = useCaseAction(
    (said: string) => api.post<CaseFile>(`/api/v1/cases/${file.id}/comments`, { text: said }),
    t('cases.done.comment'),
    () => setText(''),
  )
  const mayWrite = may('case.comment') && file.moves.includes('comment')
  const send = () => text.trim() && !writing.isPending && writing.mutate(text.trim())
  const sendByKey = (event: KeyboardEvent) => {
    if (event.code === 'Enter' && (event.ctrlKey || event.metaKey)) send()
  }
  return (
    <Card>
      <SectionTitle meta={t('cases.comments.meta')}>{t('cases.comments')}</SectionTitle>
      {file.comments.length === 0 && <p className={css.nothing}>{t('cases.comments.none')}</p>}
      <div className={css.words}>
        {file.comments.map((one) => (
          <InternalComment key={one.id} text={one.text} by={named(one.author.name)} at={one.at} />
        ))}
      </div>
      {mayWrite && (
        <div className={css.compose}>
          <TextArea
            label={t('cases.comments.new')}
            rows={2}
            maxLength={4000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={sendByKey}
          />
          <Button kbd="Ctrl ⏎" busy={writing.isPending} disabled={!text.trim()} onClick={send}>
            {t('cases.comments.add')}
          </Button>
        </div>
      )}
    </Card>
  )
}
