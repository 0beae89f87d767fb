import { RouterProvider } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Queries } from '../api/index.ts'
import { UiProvider } from '../ui/index.ts'
import { router } from './router.tsx'
import { useUiWord, useWords, WordsProvider } from './words.tsx'

function Ui({ children }: { children: ReactNode }) {
  const { language } = useWords()
  const word = useUiWord()
  return (
    <UiProvider language={language} timeZone="Asia/Dubai" word={word}>
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
