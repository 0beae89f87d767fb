import { IconMessageCircle, IconPlugConnectedX, IconRefresh } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from './button.tsx'
import { Num } from './isolated-text.tsx'
import css from './states.module.css'
import { useUi } from './ui-context.tsx'

/** Nothing here: the fact, the reason, one way on. */
export function EmptyState({
  icon,
  fact,
  reason,
  way,
}: {
  icon?: ReactNode
  fact: ReactNode
  reason?: ReactNode
  way?: ReactNode
}) {
  return (
    <div className={css.state}>
      <span className={css.sign} aria-hidden="true">
        {icon ?? <IconMessageCircle size={22} stroke={1.6} />}
      </span>
      <strong>{fact}</strong>
      {reason && <p>{reason}</p>}
      {way && <div className={css.way}>{way}</div>}
    </div>
  )
}

/** A failure that stays inside its card, with the number to quote and a retry. */
export function ErrorState({
  fact,
  requestId,
  onRetry,
  reason,
}: {
  fact?: ReactNode
  reason?: ReactNode
  requestId?: string | null | undefined
  onRetry?: () => void
}) {
  const { word } = useUi()
  return (
    <div className={css.state} data-kind="error" role="alert">
      <span className={css.sign} aria-hidden="true">
        <IconPlugConnectedX size={22} stroke={1.6} />
      </span>
      <strong>{fact ?? word('ui.error.fact')}</strong>
      <p>
        {reason ?? word('ui.error.reason')}
        {requestId && (
          <>
            {' '}
            {word('ui.error.number')} <Num>{requestId}</Num>
          </>
        )}
      </p>
      {onRetry && (
        <div className={css.way}>
          <Button icon={<IconRefresh size={16} />} onClick={onRetry}>
            {word('ui.error.retry')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** True once `milliseconds` have passed: what loads quickly never flickers. */
export function useAfter(milliseconds: number): boolean {
  const [passed, setPassed] = useState(milliseconds <= 0)
  useEffect(() => {
    if (passed) return
    const timer = setTimeout(() => setPassed(true), milliseconds)
    return () => clearTimeout(timer)
  }, [passed, milliseconds])
  return passed
}

const shapes = [
  { id: 1, long: '78%', short: '46%' },
  { id: 2, long: '60%', short: '36%' },
  { id: 3, long: '72%', short: '42%' },
  { id: 4, long: '54%', short: '32%' },
  { id: 5, long: '68%', short: '40%' },
  { id: 6, long: '74%', short: '34%' },
  { id: 7, long: '58%', short: '44%' },
  { id: 8, long: '66%', short: '38%' },
]

function Piece({ long, short, block }: { long: string; short: string; block: boolean }) {
  return (
    <div className={css.piece}>
      {block && <span className={css.block} />}
      <span className={css.bars}>
        <span className={css.bar} style={{ inlineSize: long }} />
        <span className={css.bar} style={{ inlineSize: short }} />
      </span>
    </div>
  )
}

const TableRow = () => (
  <div className={css.tableRow}>
    {[1, 2, 3, 4, 5].map((cell) => (
      <span key={cell} className={css.bar} />
    ))}
  </div>
)

/** The final shape in grey, after 300 ms, up to eight rows. `rows` like a list, `table` like a table, `text` like a card of facts. */
export function LoadingSkeleton({
  shape = 'rows',
  count = 3,
  delay = 300,
}: {
  shape?: 'rows' | 'table' | 'text'
  count?: number
  delay?: number
}) {
  const { word } = useUi()
  const shown = useAfter(delay)
  if (!shown) return <div aria-busy="true" />
  const pieces = shapes.slice(0, count)
  return (
    <div
      className={shape === 'table' ? undefined : css.loading}
      role="status"
      aria-label={word('ui.loading')}
      aria-busy="true"
    >
      {pieces.map(({ id, long, short }) =>
        shape === 'table' ? (
          <TableRow key={id} />
        ) : (
          <Piece key={id} long={long} short={short} block={shape === 'rows'} />
        ),
      )}
    </div>
  )
}
