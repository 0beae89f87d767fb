import { useWords } from '../../../app/words.tsx'
import { Countdown, Num, TimeText } from '../../../ui/index.ts'
import { nowOf, type Sentence, sayEntry, sayNow, sayRequirement, type TraceNames, whatComes } from '../trace-words.ts'
import type { ItemTrace } from '../types.ts'
import css from './side.module.css'

/** «Why not offered yet?»: what was decided, why it has no agent now, and what comes by itself. */
export function TraceList({ trace, names }: { trace: ItemTrace; names: TraceNames }) {
  const { t, rich } = useWords()
  const say = ({ key, values }: Sentence) => rich(key, values)
  const now = nowOf(trace)
  const over = trace.state === 'done' || trace.state === 'withdrawn'
  return (
    <>
      <h3 className={css.why}>{t(trace.state === 'waiting' ? 'board.trace.why' : 'board.trace.what')}</h3>
      <ol className={css.trace}>
        {trace.entries.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a trace only grows at its end
          <li key={index}>
            <TimeText at={entry.at} seconds />
            <span>{say(sayEntry(entry, names))}</span>
          </li>
        ))}
        {now && !over && (
          <li data-now>
            <span>{t('board.trace.now')}</span>
            <span>
              {say(sayNow(now, names))}
              {trace.state === 'waiting' && (
                <span className={css.asks}>
                  {say(sayRequirement(now, names))}
                  {now.position !== null && (
                    <>
                      {' '}
                      · {t('board.trace.position')} <Num>{now.position}</Num>
                    </>
                  )}
                </span>
              )}
            </span>
          </li>
        )}
        {now &&
          whatComes(now, names).map(({ at, sentence }) => (
            <li key={sentence.key} data-next>
              <span>
                {t('board.trace.in')} <Countdown until={at} />
              </span>
              <span>{say(sentence)}</span>
            </li>
          ))}
      </ol>
      {!now && trace.state === 'waiting' && <p className={css.meta}>{t('board.trace.elsewhere')}</p>}
    </>
  )
}
