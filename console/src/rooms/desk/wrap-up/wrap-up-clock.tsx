import { IconClockPlus } from '@tabler/icons-react'
import { useWords } from '../../../app/words.tsx'
import { Button, Countdown, millis, TimeLine, useNow } from '../../../ui/index.ts'
import type { Handling } from '../types.ts'
import { useExtension } from './use-finish.ts'
import css from './wrap-up.module.css'

const extensionsAtMost = 3

/** How long wrapping up may still take, and a little more where it is needed; when it is over nothing rings, but the board says so. */
export function WrapUpClock({ handling }: { handling: Handling }) {
  const { t, rich } = useWords()
  const extend = useExtension(handling)
  const now = useNow()
  const until = handling.wrapUpUntil
  const left = extensionsAtMost - handling.wrapUpExtensions
  if (!until) return <Head />
  const over = millis(until) <= now
  return (
    <div className={css.head}>
      <h2>{t('desk.wrap-up')}</h2>
      <TimeLine
        kind="wait"
        startAt={handling.since}
        dueAt={until}
        words={over ? t('desk.wrap-up.over') : rich('desk.wrap-up.left', { time: <Countdown until={until} /> })}
      />
      <Button
        size="small"
        icon={<IconClockPlus size={16} />}
        busy={extend.isPending}
        disabledReason={left > 0 ? null : t('desk.wrap-up.no-more')}
        onClick={() => extend.mutate()}
      >
        {t('desk.wrap-up.extend')}
      </Button>
    </div>
  )
}

function Head() {
  const { t } = useWords()
  return (
    <div className={css.head}>
      <h2>{t('desk.wrap-up')}</h2>
    </div>
  )
}
