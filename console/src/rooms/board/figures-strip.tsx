import { useNumber, useWords } from '../../app/words.tsx'
import { Card, Elapsed, Figure, formatElapsed, formatPercent, LevelBar, Num } from '../../ui/index.ts'
import css from './board.module.css'
import { HalfHourBars } from './half-hour-bars.tsx'
import { sharedTarget, targetOfSum } from './level-target.ts'
import type { Board } from './types.ts'

/** Five figures of today, each with the words of how it is counted, and today's arrivals. */
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
        <SpeedFigure board={board} />
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
        <HalfHourBars />
      </div>
    </Card>
  )
}

function SpeedFigure({ board }: { board: Board }) {
  const { t, rich, known } = useWords()
  const number = useNumber()
  const { seconds, formula } = board.figures.speedOfAnswer
  const { answered, offered } = board.figures
  return (
    <div title={known(formula) ?? undefined} className={css.withFormula}>
      <Figure
        name={t('board.figure.speed')}
        value={seconds === null ? '–' : formatElapsed(seconds * 1000)}
        formula={rich('board.figure.speed.of', {
          answered: <Num>{number(answered)}</Num>,
          offered: <Num>{number(offered)}</Num>,
        })}
      />
    </div>
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
  const wanted = targetOfSum(board.queues)
  const tick = wanted === null ? {} : { target: wanted / 100 }
  const short = value !== null && wanted !== null && value < wanted
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
