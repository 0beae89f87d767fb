import { RouterProvider } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Queries, useServerClock } from '../api/index.ts'
import { UiProvider } from '../ui/index.ts'
import { router } from './router.tsx'
import { useUiWord, useWords, WordsProvider } from './words.tsx'

function Ui({ children }: { children: ReactNode }) {
  const { language } = useWords()
  const word = useUiWord()
  const clockOffset = useServerClock()
  return (
    <UiProvider language={language} timeZone="Asia/Dubai" word={word} clockOffset={clockOffset}>
      {children}
    </UiProvider>
  )
}

/** The console: words, data, look, pages. */
export function App({ initial }: { initial: Parameters<typeof WordsProvider>[0]['initial'] }) {
  return (
    <WordsProvider initial={initial}>
      <Queries>
        <Ui>
          <RouterProvider router={router} />
        </Ui>
      </Queries>
    </WordsProvider>
  )
}
