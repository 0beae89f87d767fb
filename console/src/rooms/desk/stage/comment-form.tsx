import { api } from '../../../api/index.ts'
import { useWords } from '../../../app/words.tsx'
import { Button, InternalComment, TextArea } from '../../../ui/index.ts'
import type { About, CaseFile } from '../context/shapes.ts'
import { useChange } from '../context/use-change.ts'
import { useKept } from '../context/use-kept.ts'
import css from './answer.module.css'

const nothing = { text: '' }

/** What staff say to each other about the case: what the customer answered, what the department should know. */
export function CommentForm({ about, file }: { about: About; file: CaseFile }) {
  const { t } = useWords()
  const [{ text }, change, forget] = useKept(`comment:${file.id}`, nothing)
  const add = useChange({
    about,
    run: () => api.post<CaseFile>(`/api/v1/cases/${file.id}/comments`, { text: text.trim() }),
    said: t('desk.answer.commented'),
    done: forget,
  })
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim()) add.mutate(undefined)
      }}
    >
      {file.comments.slice(-3).map((comment) => (
        <InternalComment key={comment.id} text={comment.text} at={comment.at} />
      ))}
      <TextArea
        label={t('desk.comment')}
        help={t('desk.answer.comment-help')}
        rows={3}
        value={text}
        maxLength={4000}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <div className={css.buttons}>
        <Button
          look="primary"
          type="submit"
          busy={add.isPending}
          disabledReason={text.trim() ? null : t('desk.answer.comment-missing')}
        >
          {t('desk.answer.comment')}
        </Button>
      </div>
    </form>
  )
}
