import { useWords } from '../../../app/words.tsx'
import { Elapsed, Num } from '../../../ui/index.ts'
import type { Desk } from '../types.ts'
import css from './list.module.css'

/** My queues at a glance: those where somebody waits, the longest first. */
export function QueueGlance({ queues }: { queues: Desk['queues'] }) {
  const { t, rich, named } = useWords()
  const waiting = queues
    .filter((queue) => queue.waiting > 0)
    .toSorted((a, b) => (a.longestWaitSince ?? '').localeCompare(b.longestWaitSince ?? ''))
    .slice(0, 3)
  return (
    <div className={css.glance}>
      {waiting.length === 0 && <span className={css.meta}>{t('desk.queues.quiet')}</span>}
      {waiting.map((queue) => (
        <div key={queue.id} className={css.glanceRow}>
          <span>{named(queue.name)}</span>
          <span>
            {rich('desk.queues.waiting', { n: queue.waiting })}
            {queue.longestWaitSince && (
              <>
                {' '}
                · {t('desk.queues.longest')}{' '}
                <Num>
                  <Elapsed since={queue.longestWaitSince} />
                </Num>
              </>
            )}
          </span>
        </div>
      ))}
    </div>
  )
}
