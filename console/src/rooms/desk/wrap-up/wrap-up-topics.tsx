import { IconCheck } from '@tabler/icons-react'
import { useWords } from '../../../app/words.tsx'
import { LoadingSkeleton } from '../../../ui/index.ts'
import { useTopics } from '../context/context-queries.ts'
import css from './wrap-up.module.css'

interface WrapUpTopicsProps {
  entityId: string
  chosen: readonly string[]
  onChange: (topicIds: readonly string[]) => void
}

/** What it was about: at least one, ten at most; the one the customer chose stands first. */
export function WrapUpTopics({ entityId, chosen, onChange }: WrapUpTopicsProps) {
  const { t, named } = useWords()
  const topics = useTopics(entityId)
  if (topics.isPending) return <LoadingSkeleton shape="text" count={1} />
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id].slice(-10))
  return (
    <fieldset className={css.set}>
      <legend>{t('desk.wrap-up.topics')}</legend>
      <div className={css.chips}>
        {topics.data?.items.map((topic) => {
          const on = chosen.includes(topic.id)
          return (
            <button
              key={topic.id}
              type="button"
              className={css.chip}
              aria-pressed={on}
              onClick={() => toggle(topic.id)}
            >
              {on && <IconCheck size={15} aria-hidden="true" />}
              {named(topic.name)}
            </button>
          )
        })}
      </div>
    </fieldset>
  )
}
