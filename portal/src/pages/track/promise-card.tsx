import type { VNode } from 'preact'
import { longDate, shortDate, timeOfDay } from '../../words/dates.ts'
import { useWords } from '../../words/words.ts'
import { promiseStanding } from './promise.ts'

/** The date set for the reply on its time line: elapsed, now, the promised tick, and hatched clay beyond it. */
export function PromiseCard(props: { openedAt: string; promisedAt: string; endedAt: string | null }): VNode {
  const { openedAt, promisedAt, endedAt } = props
  const { t, language } = useWords()
  const standing = promiseStanding(openedAt, promisedAt, Date.now(), endedAt)
  const values = { unit: standing.unit, count: standing.count }
  const percent = (part: number): string => `${Math.round(part * 1000) / 10}%`
  const elapsed = Math.min(standing.now, standing.tick)
  return (
    <section class={`panel promise ${standing.kind}`}>
      <p class="promise-head">
        <span>{t('portal.track.promised')}</span>
        <b>
          {standing.kind === 'done'
            ? t('portal.track.done')
            : standing.kind === 'late'
              ? t('portal.track.late', values)
              : t('portal.track.left', values)}
        </b>
      </p>
      <p class="promise-date">
        {longDate(language, promisedAt)} <small>{t('portal.track.time', { time: timeOfDay(promisedAt) })}</small>
      </p>
      <div class="time-line" aria-hidden="true">
        <i class="elapsed" style={{ inlineSize: percent(elapsed) }} />
        {standing.now > standing.tick && (
          <i
            class="beyond"
            style={{ insetInlineStart: percent(standing.tick), inlineSize: percent(standing.now - standing.tick) }}
          />
        )}
        <i class="tick" style={{ insetInlineStart: percent(standing.tick) }} />
        {standing.kind !== 'done' && <i class="now" style={{ insetInlineStart: percent(standing.now) }} />}
      </div>
      <p class="promise-ends">
        <span>{t('portal.track.opened', { date: shortDate(openedAt) })}</span>
        <bdi>{shortDate(promisedAt)}</bdi>
      </p>
      {standing.kind === 'late' && <p class="hint">{t('portal.track.late-note')}</p>}
    </section>
  )
}
