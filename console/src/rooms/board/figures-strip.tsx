import { useNumber, useWords } from '../../app/words.tsx'
import { Card, Elapsed, Figure, formatPercent, LevelBar, Num } from '../../ui/index.ts'
import css from './board.module.css'
import type { Board, BoardQueue } from './types.ts'

/** The target all queues share; null when they differ. */
function sharedTarget(queues: readonly BoardQueue[]): { percent: number; seconds: number } | null {
  const [first] = queues
  if (!first) return null
  const { targetPercent, targetSeconds } = first.serviceLevel
  const same = queues.every(
    ({ serviceLevel: level }) => level.targetPercent === targetPercent && level.targetSeconds === targetSeconds,
  )
  return same ? { percent: targetPercent, seconds: targetSeconds } : null
}

/** Five figures of today, each with the words of how it is counted. */
export function FiguresStrip({ board }: { board: Board }) {
  const { t, rich } = useWords()
  const number = useNumber()
  const { figures } = board
  const { language } = useWords()
  const { offered, abandoned, shortAbandoned } = figures
  const part = offered > 0 ? formatPercent(abandoned / offered, language, 1) : null
  return (
    <Card as="section" label={t('board.figures')}>
      <div className={css.figures}>
        <ServiceLevelFigure board={board} />
        <Figure
          name={t('board.figure.waiting')}
          value={number(figures.waiting)}
          formula={
            figures.longestWaitSince
              ? rich('board.figure.waiting.longest', { clock: <Elapsed since={figures.longestWaitSince} /> })
              : t('board.figure.waiting.nobody')
          }
          warn={figures.longestWaitSince !== null}
        />
        <Figure
          name={t('board.figure.answered')}
          value={number(figures.answered)}
          formula={rich('board.figure.answered.of', { offered: <Num>{number(offered)}</Num> })}
        />
        <Figure
          name={t('board.figure.abandoned')}
          value={number(abandoned)}
          formula={
            part === null
              ? t('board.figure.nothing-yet')
              : rich('board.figure.abandoned.of', {
                  part: <Num>{part}</Num>,
                  short: <Num>{number(shortAbandoned)}</Num>,
                })
          }
        />
        <Figure
          name={t('board.figure.free')}
          value={number(figures.agentsFree)}
          formula={rich('board.figure.free.of', { onDuty: <Num>{number(figures.agentsOnDuty)}</Num> })}
        />
      </div>
    </Card>
  )
}

function ServiceLevelFigure({ board }: { board: Board }) {
  const { t, rich, known, language } = useWords()
  const { value, numerator, denominator, formula } = board.figures.serviceLevel
  const target = sharedTarget(board.queues)
  const name = target
    ? rich('board.figure.level.target', {
        percent: <Num>{formatPercent(target.percent / 100, language)}</Num>,
        seconds: target.seconds,
      })
    : t('board.figure.level.targets')
  const shown = value === null ? '–' : formatPercent(value / 100, language)
  const tick = target ? { target: target.percent / 100 } : {}
  const short = value !== null && target !== null && value < target.percent
  return (
    <Figure
      name={name}
      value={shown}
      {...(value === null ? {} : { tone: short ? ('gold' as const) : ('palm' as const) })}
      level={
        <LevelBar
          value={(value ?? 0) / 100}
          label={`${t('board.queues.level')} ${shown}`}
          {...(value === null ? {} : tick)}
        />
      }
      formula={
        <>
          {known(formula) ?? t('board.figure.formula-unnamed')}
          {denominator > 0 && (
            <>
              {' '}
              <Num>
                ({numerator} ÷ {denominator})
              </Num>
            </>
          )}
        </>
      }
    />
  )
}
