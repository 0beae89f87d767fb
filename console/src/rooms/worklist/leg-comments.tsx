import { useWords } from '../../app/words.tsx'
import { Button, Card, InternalComment, SectionTitle, TextArea, useDraft } from '../../ui/index.ts'
import { useLegMove } from './leg-queries.ts'
import type { LegFile } from './types.ts'
import css from './worklist.module.css'

/** Words between colleagues, here and in the contact centre. */
export function LegComments({ leg }: { leg: LegFile }) {
  const { t, named } = useWords()
  const [text, setText, forget] = useDraft(`leg:${leg.id} comment`)
  const moving = useLegMove(leg.id, () => t('cases.done.comment'), forget)
  const send = () =>
    text.trim() && !moving.isPending && moving.mutate({ name: 'comments', body: { text: text.trim() } })
  return (
    <Card>
      <SectionTitle meta={t('cases.comments.meta')}>{t('cases.comments')}</SectionTitle>
      {leg.comments.length === 0 && <p className={css.nothing}>{t('cases.comments.none')}</p>}
      <div className={css.words}>
        {leg.comments.map((one) => (
          <InternalComment key={one.id} text={one.text} by={named(one.author.name)} at={one.at} />
        ))}
      </div>
      {leg.moves.includes('comment') && (
        <div className={css.compose}>
          <TextArea
            label={t('cases.comments.new')}
            rows={2}
            maxLength={4000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.code === 'Enter' && (event.ctrlKey || event.metaKey)) send()
            }}
          />
          <Button kbd="Ctrl ⏎" busy={moving.isPending} disabled={!text.trim()} onClick={send}>
            {t('cases.comments.add')}
          </Button>
        </div>
      )}
    </Card>
  )
}
