import { useState } from 'react'
import { api } from '../../../api/index.ts'
import { useWords } from '../../../app/words.tsx'
import type { Stage } from '../types.ts'
import css from './context.module.css'
import { Check } from './customer-fields.tsx'
import type { About } from './shapes.ts'
import { useChange } from './use-change.ts'

interface VerificationListProps {
  about: About
  verification: Stage['verification']
  working: boolean
}

/** Questions that prove who somebody is, ticked as they are answered rightly; the server decides the level reached. */
export function VerificationList({ about, verification, working }: VerificationListProps) {
  const { t, named } = useWords()
  const { questions, level } = verification
  const [answered, setAnswered] = useState(
    () => new Set(questions.filter((question) => question.level <= level).map((question) => question.id)),
  )
  const verify = useChange({
    about,
    run: (ids: Set<string>) =>
      api.put(`/api/v1/desk/contacts/${about.contactId}/verification`, { answeredIds: [...ids] }),
    refused: () => {
      setAnswered(new Set(questions.filter((question) => question.level <= level).map((question) => question.id)))
      return false
    },
  })
  const tick = (id: string, on: boolean) => {
    const next = new Set(answered)
    if (on) next.add(id)
    else next.delete(id)
    setAnswered(next)
    verify.mutate(next)
  }
  const levels = [...Map.groupBy(questions, (question) => question.level)].toSorted(([one], [other]) => one - other)
  const highest = levels.at(-1)?.[0] ?? 0
  return (
    <details className={css.fold} open={level < highest}>
      <summary>{t('desk.context.verification')}</summary>
      <div className={css.part}>
        {levels.map(([number, inside]) => (
          <fieldset key={number} className={css.checks} disabled={!working || verify.isPending}>
            <legend className={css.meta}>{t('desk.context.verification.level', { level: number })}</legend>
            {inside.map((question) => (
              <Check key={question.id} on={answered.has(question.id)} onChange={(on) => tick(question.id, on)}>
                {named(question.text)}
              </Check>
            ))}
          </fieldset>
        ))}
      </div>
    </details>
  )
}
