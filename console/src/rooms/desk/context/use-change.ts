import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { useProblemWords } from '../../../app/problem-words.ts'
import { useToast } from '../../../ui/index.ts'
import { deskKey, stageKey } from '../desk-queries.ts'
import { caseKey, customerKey, timelineKey } from './context-queries.ts'
import type { About } from './shapes.ts'

interface Change<Wanted, Result> {
  run: (wanted: Wanted) => Promise<Result>
  /** Said when it is done. */
  said?: string | ((result: Result) => string)
  done?: (result: Result, wanted: Wanted) => void
  /** True when the refusal is shown elsewhere. */
  refused?: (error: unknown) => boolean
  about: About
}

/** Everything on the screen that a change of this contact, case or customer may touch. */
export function keysOf(about: About): QueryKey[] {
  const keys: QueryKey[] = [deskKey]
  if (about.contactId) keys.push(stageKey(about.contactId))
  if (about.caseId) keys.push(caseKey(about.caseId))
  if (about.customerId) keys.push(customerKey(about.customerId), timelineKey(about.customerId))
  return keys
}

/** One change on the server: says what became of it and brings everything it touched up to date. */
export function useChange<Wanted, Result>({ run, said, done, refused, about }: Change<Wanted, Result>) {
  const queries = useQueryClient()
  const toast = useToast()
  const say = useProblemWords()
  return useMutation({
    mutationFn: run,
    onSuccess: (result, wanted) => {
      if (said !== undefined) toast({ text: typeof said === 'string' ? said : said(result) })
      done?.(result, wanted)
    },
    onError: (error) => {
      if (!refused?.(error)) toast({ text: say(error), tone: 'clay' })
    },
    onSettled: async () => {
      await Promise.all(keysOf(about).map((queryKey) => queries.invalidateQueries({ queryKey })))
    },
  })
}
