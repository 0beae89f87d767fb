import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/index.ts'
import { useToast } from '../ui/index.ts'
import { useProblemWords } from './problem-words.ts'

/** Sends a file to a case or a part of one, says how it went, and asks anew what shows it. */
export function useAttachFile(path: string, shownBy: QueryKey, said: string): (file: File) => Promise<void> {
  const queries = useQueryClient()
  const toast = useToast()
  const problemWords = useProblemWords()
  return async (file) => {
    const form = new FormData()
    form.append('file', file)
    try {
      await api.post(path, form)
      toast({ text: said })
      await queries.invalidateQueries({ queryKey: shownBy })
    } catch (error) {
      toast({ text: problemWords(error), tone: 'clay' })
    }
  }
}
