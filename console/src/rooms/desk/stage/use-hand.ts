import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../../api/index.ts'
import { useProblemWords } from '../../../app/problem-words.ts'
import { useWords } from '../../../app/words.tsx'
import { useToast } from '../../../ui/index.ts'
import { deskKey, stageKey } from '../desk-queries.ts'
import type { Handling } from '../types.ts'

/** Asks the supervisor to look in, or takes it back. */
export function useHand(handling: Handling) {
  const { t } = useWords()
  const queries = useQueryClient()
  const toast = useToast()
  const say = useProblemWords()
  return useMutation({
    mutationFn: (raised: boolean) => api.post(`/api/v1/desk/contacts/${handling.contactId}/hand`, { raised }),
    onSuccess: (_, raised) => toast({ text: t(raised ? 'desk.hand.raised' : 'desk.hand.lowered') }),
    onError: (error) => toast({ text: say(error), tone: 'clay' }),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: deskKey })
      if (handling.contactId) void queries.invalidateQueries({ queryKey: stageKey(handling.contactId) })
    },
  })
}
