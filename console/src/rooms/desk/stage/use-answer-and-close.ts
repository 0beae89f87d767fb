import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../../api/index.ts'
import { useProblemWords } from '../../../app/problem-words.ts'
import { useWords } from '../../../app/words.tsx'
import { useToast } from '../../../ui/index.ts'
import { deskKey, stageKey } from '../desk-queries.ts'
import type { Handling, Stage } from '../types.ts'

/** One key answers and closes a simple enquiry: sends what is written, closes its case, ends and wraps up. */
export function useAnswerAndClose(handling: Handling, stage: Stage) {
  const { t } = useWords()
  const queries = useQueryClient()
  const toast = useToast()
  const say = useProblemWords()
  const contactId = stage.contact.id
  return useMutation({
    mutationFn: (text: string | undefined) =>
      api.post(`/api/v1/desk/contacts/${contactId}/answer-and-close`, {
        clientId: crypto.randomUUID(),
        ...(text ? { text } : {}),
        ...(stage.topicIds.length > 0 ? { topicIds: stage.topicIds } : {}),
      }),
    onSuccess: () => toast({ text: t('desk.closed-at-once', { name: handling.name ?? t('desk.unknown') }) }),
    onError: (error) => toast({ text: say(error), tone: 'clay' }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: deskKey })
      void queries.invalidateQueries({ queryKey: stageKey(contactId) })
    },
  })
}
