import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '../../../api/index.ts'
import type { paths } from '../../../api/schema.gen.ts'
import { useProblemWords } from '../../../app/problem-words.ts'
import { type PhoneCall, tellPhone, usePhone } from '../../../phone/index.ts'
import { useToast } from '../../../ui/index.ts'

type RecordingStands =
  paths['/api/v1/desk/calls/{contactId}/recording-pause']['get']['responses'][200]['content']['application/json']

export type CallActs = {
  /** The conversation as this browser's telephone has it; null while it is not on it. */
  call: PhoneCall | null
  busy: boolean
  mute: () => void
  hold: () => void
  hangUp: () => void
  press: (key: string) => void
  /** Whether the recording holds silence now, while secret numbers are read. */
  recordingPaused: boolean
  pauseRecording: () => void
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
  const recording = useQuery({
    queryKey: ['recordings', 'pause', contactId],
    queryFn: ({ signal }) => api.get<RecordingStands>(`/api/v1/desk/calls/${contactId}/recording-pause`, { signal }),
    enabled: call !== null,
  })
  const recordingPaused = recording.data?.paused ?? false
  const pausing = useMutation({
    mutationFn: (paused: boolean) => api.post(`/api/v1/desk/calls/${contactId}/recording-pause`, { paused }),
    onError: (error) => toast({ text: say(error), tone: 'clay' }),
    onSettled: () => recording.refetch(),
  })
  return {
    call,
    recordingPaused,
    pauseRecording: () => call && !pausing.isPending && pausing.mutate(!recordingPaused),
    busy: holding.isPending,
    mute: () => call && tellPhone({ kind: 'mute', muted: !call.muted }),
    hold: () => call && holding.mutate(!call.held),
    hangUp: () => tellPhone({ kind: 'hang-up' }),
    press: (key) => tellPhone({ kind: 'key', key }),
  }
}
