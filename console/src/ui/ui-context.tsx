import { createContext, type ReactNode, use, useMemo } from 'react'
import type { Language } from './format.ts'

/** The few sentences the kit itself says; the application passes them in, in the reader's language. */
export type UiWord = (key: `ui.${string}`, values?: Record<string, string | number>) => string
export type Ui = {
  language: Language
  direction: 'rtl' | 'ltr'
  timeZone: string
  word: UiWord /** The server's clock minus this machine's, in milliseconds. */
  clockOffset: number
}

const UiContext = createContext<Ui | null>(null)

/** Gives every component below its language, time zone, words and clock. */
export function UiSettings({
  language,
  timeZone = 'Asia/Dubai',
  word,
  clockOffset = 0,
  children,
}: {
  language: Language
  timeZone?: string
  word: UiWord
  clockOffset?: number
  children: ReactNode
}) {
  const ui = useMemo<Ui>(
    () => ({ language, direction: language === 'ar' ? 'rtl' : 'ltr', timeZone, word, clockOffset }),
    [language, timeZone, word, clockOffset],
  )
  return <UiContext value={ui}>{children}</UiContext>
}

/** The settings of the nearest UiSettings; a component outside one is a mistake in our code. */
export function useUi(): Ui {
  const ui = use(UiContext)
  if (!ui) throw new Error('useUi outside UiSettings')
  return ui
}
