import { IconAntennaBars2, IconAntennaBars4, IconAntennaBars5 } from '@tabler/icons-react'
import { useWords } from '../../../app/words.tsx'
import { LevelBars, nameOfQuality, usePhone, usePhoneLevels } from '../../../phone/index.ts'
import { Num } from '../../../ui/index.ts'
import css from './call.module.css'

/** Both voices as they sound now. */
export function CallVoices() {
  const { t } = useWords()
  const levels = usePhoneLevels()
  const [caller, me] = [t('phone.caller'), t('phone.me')]
  return (
    <p className={css.voices}>
      <span>
        {caller} <LevelBars level={levels.them} label={t('phone.level', { who: caller })} />
      </span>
      <span>
        {me} <LevelBars level={levels.us} label={t('phone.level', { who: me })} quiet />
      </span>
    </p>
  )
}

const signs = { good: IconAntennaBars5, fair: IconAntennaBars4, poor: IconAntennaBars2 }

/** How good the line is: a word, a shape and the score; nothing blinks. */
export function LineSign() {
  const { t } = useWords()
  const { quality } = usePhone()
  if (!quality) return null
  const name = nameOfQuality(quality.mos)
  const Sign = signs[name]
  const detail = t('phone.quality.detail', { loss: quality.loss.toFixed(1), jitter: Math.round(quality.jitter) })
  return (
    <span className={css.line} data-quality={name} title={detail}>
      <Sign size={17} aria-hidden="true" /> {t(`phone.quality.${name}`)} <Num>{quality.mos.toFixed(1)}</Num>
    </span>
  )
}
