import { useNumber, useWords } from '../../app/words.tsx'
import { Num, TimeText, useNow } from '../../ui/index.ts'
import css from './board.module.css'
import { useHalfHours } from './board-queries.ts'
import { filledHalfHours, halfHoursOf } from './half-hours.ts'
import type { HalfHour } from './types.ts'

/** Today's half-hours of one queue, or of all; the present one last. */
export function useToday(queueId: string | null): HalfHour[] {
  const told = useHalfHours()
  const now = useNow(60)
  return filledHalfHours(halfHoursOf(told.data, queueId), now)
}

/** Arrivals as bars, past ones pale, the present one full; the table of a queue stands behind it. */
export function HalfHourBars() {
  const { t } = useWords()
  const number = useNumber()
  const today = useToday(null)
  const most = Math.max(1, ...today.map((one) => one.offered))
  const peak = today.find((one) => one.offered === most)
  return (
    <div className={css.arrivals}>
      <span className={css.arrivalsHead}>
        <span>{t('board.half-hours')}</span>
        {peak && (
          <span>
            <Num>{number(most)}</Num> · <TimeText at={peak.from} />
          </span>
        )}
      </span>
      {today.length === 0 ? (
        <span className={css.quiet}>{t('board.half-hours.none')}</span>
      ) : (
        <span className={css.arrivalBars} role="img" aria-label={t('board.half-hours.said', { n: today.length, most })}>
          {today.map((one, at) => (
            <i
              key={one.from}
              data-now={at === today.length - 1 || undefined}
              style={{ blockSize: `${(one.offered / most) * 100}%` }}
            />
          ))}
        </span>
      )}
    </div>
  )
}

/** A queue's day by half-hour: what came, what was answered, who left; the newest first. */
export function HalfHourTable({ queueId }: { queueId: string }) {
  const { t } = useWords()
  const number = useNumber()
  const today = useToday(queueId)
  const most = Math.max(1, ...today.map((one) => one.offered))
  if (today.length === 0) return <p className={css.quiet}>{t('board.half-hours.none')}</p>
  return (
    <div className={css.halfHours}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('board.half-hours.from')}</th>
            <th scope="col" colSpan={2}>
              {t('board.queues.offered')}
            </th>
            <th scope="col">{t('board.queues.answered')}</th>
            <th scope="col">{t('board.queues.abandoned')}</th>
          </tr>
        </thead>
        <tbody>
          {today.toReversed().map((one) => (
            <tr key={one.from}>
              <th scope="row">
                <TimeText at={one.from} />
              </th>
              <td>
                <Num>{number(one.offered)}</Num>
              </td>
              <td aria-hidden="true">
                <i style={{ inlineSize: `${(one.offered / most) * 100}%` }} />
              </td>
              <td>
                <Num>{number(one.answered)}</Num>
              </td>
              <td>
                <Num>{number(one.abandoned)}</Num>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
