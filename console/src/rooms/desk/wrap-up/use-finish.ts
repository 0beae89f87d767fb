import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../../api/index.ts'
import { useProblemWords } from '../../../app/problem-words.ts'
import { useWords } from '../../../app/words.tsx'
import { useToast } from '../../../ui/index.ts'
import { deskKey, stageKey } from '../desk-queries.ts'
import type { Handling } from '../types.ts'
import type { WrapUpFilled } from './decide-finish.ts'

/** Closes the agent's part with what was chosen; the next thing then comes forward. */
export function useFinish(handling: Handling, forget: () => void) {
  const { t } = useWords()
  const queries = useQueryClient()
  const toast = useToast()
  const say = useProblemWords()
  return useMutation({
    mutationFn: (filled: WrapUpFilled) =>
      api.post(`/api/v1/desk/handlings/${handling.id}/wrap-up`, {
        codeId: filled.codeId,
        topicIds: filled.topicIds,
        note: filled.note.trim() || null,
        referredBodyId: filled.elsewhere ? filled.bodyId : null,
        againAfterMinutes: filled.againAfterMinutes,
      }),
    onSuccess: () => {
      forget()
      toast({ text: t('desk.wrap-up.done') })
    },
    onError: (error) => toast({ text: say(error), tone: 'clay' }),
    onSettled: () => refresh(queries, handling),
  })
}

/** A little more time, three times at most. */
export function useExtension(handling: Handling) {
  const queries = useQueryClient()
  const toast = useToast()
  const say = useProblemWords()
  return useMutation({
    mutationFn: () => api.post(`/api/v1/desk/handlings/${handling.id}/wrap-up/extension`),
    onError: (error) => toast({ text: say(error), tone: 'clay' }),
    onSettled: () => refresh(queries, handling),
  })
}

function refresh(queries: ReturnType<typeof useQueryClient>, handling: Handling): void {
  void queries.invalidateQueries({ queryKey: deskKey })
  if (handling.contactId) void queries.invalidateQueries({ queryKey: stageKey(handling.contactId) })
}
