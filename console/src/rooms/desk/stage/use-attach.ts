import { useMutation } from '@tanstack/react-query'
import { api } from '../../../api/index.ts'
import { useProblemWords } from '../../../app/problem-words.ts'
import { useToast } from '../../../ui/index.ts'
import type { Outgoing } from '../use-sending.ts'

/** Brings a file into the conversation: uploaded first, then sent as a message like any other. */
export function useAttach(contactId: string, send: (message: Outgoing) => void) {
  const toast = useToast()
  const say = useProblemWords()
  return useMutation({
    mutationFn: async (file: File) => {
      const form = new FormData()
      form.append('file', file)
      return api.post<{ fileId: string; name: string }>(`/api/v1/desk/contacts/${contactId}/files`, form)
    },
    onSuccess: ({ fileId, name }) => send({ clientId: crypto.randomUUID(), kind: 'file', fileId, text: name }),
    onError: (error) => toast({ text: say(error), tone: 'clay' }),
  })
}
