import './fonts.ts'
import '@mantine/core/styles.css'
import './global.css'
import { DirectionProvider, localStorageColorSchemeManager, MantineProvider, useDirection } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import type { Language } from './format.ts'
import { theme } from './theme.ts'
import { ToastStage } from './toast.tsx'
import { UiSettings, type UiWord } from './ui-context.tsx'
import { KeyStage } from './use-keys.tsx'

const schemeManager = localStorageColorSchemeManager({ key: 'amer-theme' })

function FollowLanguage({ language, children }: { language: Language; children: ReactNode }) {
  const { dir, setDirection } = useDirection()
  const wanted = language === 'ar' ? 'rtl' : 'ltr'
  useEffect(() => {
    document.documentElement.lang = language
    if (dir !== wanted || document.documentElement.dir !== wanted) setDirection(wanted)
  }, [language, wanted, dir, setDirection])
  return children
}

export type UiProviderProps = {
  language: Language
  timeZone?: string
  word: UiWord
  clockOffset?: number
  children: ReactNode
}

/** Everything the kit needs, once, at the root: theme, direction, words, toasts. */
export function UiProvider({ language, timeZone, word, clockOffset, children }: UiProviderProps) {
  return (
    <DirectionProvider initialDirection={language === 'ar' ? 'rtl' : 'ltr'} detectDirection={false}>
      {/* Variables come from mantine.css, so the page needs no generated style element for them. */}
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        colorSchemeManager={schemeManager}
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <FollowLanguage language={language}>
          <UiSettings language={language} timeZone={timeZone} word={word} clockOffset={clockOffset}>
            <KeyStage>
              <ToastStage>{children}</ToastStage>
            </KeyStage>
          </UiSettings>
        </FollowLanguage>
      </MantineProvider>
    </DirectionProvider>
  )
}
