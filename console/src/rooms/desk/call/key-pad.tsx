import { useEffect, useState } from 'react'
import { useWords } from '../../../app/words.tsx'
import { Num } from '../../../ui/index.ts'
import css from './call.module.css'

const rows = ['123', '456', '789', '*0#']

/** The keys of a telephone; they are also pressed on the keyboard while the pad is open. */
export function KeyPad({ onPress }: { onPress: (key: string) => void }) {
  const { t, rich } = useWords()
  const [sent, setSent] = useState('')
  const press = (key: string) => {
    onPress(key)
    setSent((before) => (before + key).slice(-20))
  }
  useEffect(() => {
    const type = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !/^[0-9*#]$/.test(event.key)) return
      event.preventDefault()
      onPress(event.key)
      setSent((before) => (before + event.key).slice(-20))
    }
    window.addEventListener('keydown', type)
    return () => window.removeEventListener('keydown', type)
  }, [onPress])
  return (
    <div className={css.pad} dir="ltr">
      {rows.flatMap((row) =>
        [...row].map((key) => (
          <button type="button" key={key} aria-label={t('phone.keys.key', { key })} onClick={() => press(key)}>
            {key}
          </button>
        )),
      )}
      <p className={css.sent} dir="auto" aria-live="polite">
        {sent && rich('phone.keys.sent', { keys: <Num>{sent}</Num> })}
      </p>
    </div>
  )
}
