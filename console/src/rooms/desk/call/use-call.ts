import { useMutation } from '@tanstack/react-query'
import { api } from '../../../api/index.ts'
import { useProblemWords } from '../../../app/problem-words.ts'
import { type PhoneCall, tellPhone, usePhone } from '../../../phone/index.ts'
import { useToast } from '../../../ui/index.ts'

export type CallActs = {
  /** The conversation as this browser's telephone has it; null while it is not on it. */
  call: PhoneCall | null
  busy: boolean
  mute: () => void
  hold: () => void
  hangUp: () => void
  press: (key: string) => void
}

/** What can be done with the call of a contact. */
export function useCall(contactId: string): CallActs {
  const phone = usePhone()
  const toast = useToast()
  const say = useProblemWords()
  const call = phone.call?.contactId === contactId && phone.call.state === 'talking' ? phone.call : null
  const holding = useMutation({
    mutationFn: (held: boolean) => api.post(`/api/v1/desk/calls/${contactId}/${held ? 'hold' : 'resume'}`, {}),
    onSuccess: (_, held) => tellPhone({ kind: 'held', held }),
    onError: (error) => toast({ text: say(error), tone: 'clay' }),
  })
  return {
    call,
    busy: holding.isPending,
    mute: () => call && tellPhone({ kind: 'mute', muted: !call.muted }),
    hold: () => call && holding.mutate(!call.held),
    hangUp: () => tellPhone({ kind: 'hang-up' }),
    press: (key) => tellPhone({ kind: 'key', key }),
  }
}
