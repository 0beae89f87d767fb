import { IconLink } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '../../../api/index.ts'
import { useWords } from '../../../app/words.tsx'
import { Button, Card, ConfirmDialog, caseLooks, Num, Own, SectionTitle, StatusBadge } from '../../../ui/index.ts'
import css from './context.module.css'
import type { About, CaseSummary } from './shapes.ts'
import { useChange } from './use-change.ts'

const shownAtFirst = 2

/** Unfinished cases of the customer: this contact may be a chaser of one of them. */
export function OpenCases({ about, cases }: { about: About; cases: readonly CaseSummary[] }) {
  const { t, rich } = useWords()
  const [all, setAll] = useState(false)
  const [asked, setAsked] = useState<CaseSummary | null>(null)
  const link = useChange({
    about,
    run: (file: CaseSummary) =>
      api.put<{ number: string }>(`/api/v1/desk/contacts/${about.contactId}/case`, { caseId: file.id }),
    said: ({ number }) => t('desk.context.linked', { number }),
  })
  return (
    <Card label={t('desk.context.open-cases')}>
      <SectionTitle
        level={3}
        end={
          cases.length > shownAtFirst && (
            <Button look="link" onClick={() => setAll(!all)}>
              {t(all ? 'ui.timeline.fewer' : 'ui.timeline.all', { n: cases.length })}
            </Button>
          )
        }
      >
        {t('desk.context.open-cases')}
      </SectionTitle>
      <p className={css.meta}>{t('desk.context.open-cases.hint')}</p>
      <ul className={css.rows}>
        {(all ? cases : cases.slice(0, shownAtFirst)).map((file) => (
          <li key={file.id} className={css.row}>
            <span className={css.rowHead}>
              <strong>
                <Num>{file.number}</Num>
              </strong>
              <StatusBadge {...caseLooks[file.status]}>{t(`case.status.${file.status}`)}</StatusBadge>
            </span>
            <span className={css.rowHead}>
              <Own>{file.subject}</Own>
              <Button size="small" icon={<IconLink size={16} />} onClick={() => setAsked(file)}>
                {t('desk.context.link')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={t('desk.context.link.title')}
        yes={t('desk.context.link')}
        onYes={() => asked && link.mutateAsync(asked).catch(() => undefined)}
      >
        <p className={css.dialogText}>{rich('desk.context.link.explain', { number: asked?.number ?? '' })}</p>
      </ConfirmDialog>
    </Card>
  )
}
