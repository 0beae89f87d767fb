import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { api } from '../../../api/index.ts'
import { useProblemWords } from '../../../app/problem-words.ts'
import { useWords } from '../../../app/words.tsx'
import { ErrorState, Kbd, LoadingSkeleton, useKeys } from '../../../ui/index.ts'
import type { WrapUpCode } from '../types.ts'
import { digitOf } from './decide-finish.ts'
import css from './wrap-up.module.css'

interface WrapUpCodesProps {
  entityId: string
  contactId: string | null
  chosen: string | null
  onChoose: (codeId: string) => void
}

/** What came of it: exactly one, by mouse, arrows or the number keys. */
export function WrapUpCodes({ entityId, contactId, chosen, onChoose }: WrapUpCodesProps) {
  const { t, named } = useWords()
  const say = useProblemWords()
  const name = useId()
  const codes = useQuery({
    queryKey: ['desk-wrap-up-codes', entityId],
    staleTime: 10 * 60_000,
    queryFn: ({ signal }) =>
      api.get<WrapUpCode[]>('/api/v1/desk/wrap-up-codes', { query: { contactId }, entityId, signal }),
  })
  const all = codes.data ?? []
  useKeys(
    all.flatMap((code, place) => {
      const digit = digitOf(place)
      const label = named(code.name)
      return digit ? [{ chord: `Digit${digit}`, label, group: t('desk.wrap-up'), run: () => onChoose(code.id) }] : []
    }),
  )
  if (codes.isPending) return <LoadingSkeleton shape="text" count={4} />
  if (codes.isError) return <ErrorState reason={say(codes.error)} onRetry={() => void codes.refetch()} />
  return (
    <fieldset className={css.set}>
      <legend>{t('desk.wrap-up.code')}</legend>
      <div className={css.codes}>
        {all.map((code, place) => (
          <label key={code.id} className={css.code}>
            <input
              type="radio"
              name={name}
              value={code.id}
              checked={chosen === code.id}
              onChange={() => onChoose(code.id)}
            />
            <span className={css.key} aria-hidden="true">
              {place < 10 && <Kbd>{digitOf(place) ?? ''}</Kbd>}
            </span>
            {named(code.name)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
