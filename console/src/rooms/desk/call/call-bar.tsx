import { Popover } from '@mantine/core'
import {
  IconGridDots,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhoneOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerRecord,
  IconPlayerRecordFilled,
  IconUserShare,
} from '@tabler/icons-react'
import type { ComponentProps, ReactNode } from 'react'
import { useWords } from '../../../app/words.tsx'
import { chordName, Kbd, useKeys } from '../../../ui/index.ts'
import css from './call.module.css'
import { KeyPad } from './key-pad.tsx'
import type { CallActs } from './use-call.ts'

const keys = { mute: 'F8', hold: 'F9', pad: 'KeyN', transfer: 'KeyT', hangUp: 'Shift+F2', record: 'Shift+F9' } as const

type BarProps = { acts: CallActs; pad: boolean; onPad: (open: boolean) => void; onTransfer: () => void }

/** What can be done with the call now, each with its word and its key. */
export function CallBar({ acts, pad, onPad, onTransfer }: BarProps) {
  const { t } = useWords()
  const { call } = acts
  const muteName = t(call?.muted ? 'phone.unmute' : 'phone.mute')
  const recordName = t(acts.recordingPaused ? 'recording.call.resume' : 'recording.call.pause')
  const holdName = t(call?.held ? 'phone.resume' : 'phone.hold')
  const group = t('phone.call')
  const common = { group, off: !call, onButton: true }
  useKeys([
    { ...common, chord: keys.mute, label: muteName, run: acts.mute, whileWriting: true },
    { ...common, chord: keys.hold, label: holdName, run: acts.hold, whileWriting: true },
    { ...common, chord: keys.record, label: recordName, run: acts.pauseRecording, whileWriting: true },
    { ...common, chord: keys.pad, label: t('phone.keys'), run: () => onPad(!pad) },
    { ...common, chord: keys.transfer, label: t('desk.transfer'), run: onTransfer },
    { ...common, chord: keys.hangUp, label: t('phone.hang-up'), run: acts.hangUp, whileWriting: true },
  ])
  if (!call) return null
  return (
    <div className={css.bar} role="toolbar" aria-label={group}>
      <Act
        name={muteName}
        chord={keys.mute}
        pressed={call.muted}
        onPress={acts.mute}
        icon={call.muted ? <IconMicrophoneOff /> : <IconMicrophone />}
      />
      <Act
        name={holdName}
        chord={keys.hold}
        pressed={call.held}
        busy={acts.busy}
        onPress={acts.hold}
        icon={call.held ? <IconPlayerPlay /> : <IconPlayerPause />}
      />
      <Act
        name={recordName}
        chord={keys.record}
        pressed={acts.recordingPaused}
        onPress={acts.pauseRecording}
        icon={acts.recordingPaused ? <IconPlayerRecord /> : <IconPlayerRecordFilled />}
      />
      <Popover opened={pad} onChange={onPad} position="bottom" trapFocus>
        <Popover.Target>
          <Act
            name={t('phone.keys')}
            chord={keys.pad}
            pressed={pad}
            onPress={() => onPad(!pad)}
            icon={<IconGridDots />}
          />
        </Popover.Target>
        <Popover.Dropdown>
          <KeyPad onPress={acts.press} />
        </Popover.Dropdown>
      </Popover>
      <Act name={t('desk.transfer')} chord={keys.transfer} onPress={onTransfer} icon={<IconUserShare />} />
      <Act name={t('phone.hang-up')} chord={keys.hangUp} onPress={acts.hangUp} icon={<IconPhoneOff />} ending />
    </div>
  )
}

// The rest is what a popover tells its button.
type ActProps = ComponentProps<'button'> & {
  name: string
  chord: string
  icon: ReactNode
  onPress: () => void
  pressed?: boolean
  busy?: boolean
  ending?: boolean
}

function Act({ name, chord, icon, onPress, pressed, busy, ending, ...rest }: ActProps) {
  return (
    <button
      {...rest}
      type="button"
      className={css.act}
      data-ending={ending || undefined}
      data-pressed={pressed || undefined}
      aria-busy={busy || undefined}
      aria-keyshortcuts={chord}
      onClick={busy ? undefined : onPress}
    >
      <span aria-hidden="true">{icon}</span>
      {name}
      <Kbd onDark={ending ?? false}>{chordName(chord)}</Kbd>
    </button>
  )
}
