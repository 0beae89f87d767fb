import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../app/words.tsx'
import { Button, formatElapsed, Num, Segmented } from '../ui/index.ts'
import type { Sound } from './read-sound.ts'
import type { Recording } from './recording-queries.ts'
import css from './recordings.module.css'
import { Waveform } from './waveform.tsx'

const speeds = ['1', '1.25', '1.5', '2'] as const
type Speed = (typeof speeds)[number]

/** Plays a recording with both sides drawn: from any place, at any speed, over its silences if wanted. */
export function RecordingPlayer({ recording, sound }: { recording: Recording; sound: Sound }) {
  const { t } = useWords()
  const audio = useRef<HTMLAudioElement>(null)
  const [address, setAddress] = useState<string>()
  const [playing, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const [speed, setSpeed] = useState<Speed>('1')
  const [skipping, setSkipping] = useState(false)
  useEffect(() => {
    const made = URL.createObjectURL(sound.file)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [sound.file])
  useEffect(() => {
    if (audio.current) audio.current.playbackRate = Number(speed)
  }, [speed])
  useEffect(() => {
    if (!playing) return
    let frame = 0
    const follow = () => {
      const now = audio.current?.currentTime ?? 0
      const silence = skipping ? sound.silences.find(({ from, to }) => now > from + 0.3 && now < to - 0.3) : undefined
      if (silence && audio.current) audio.current.currentTime = silence.to - 0.2
      setAt(silence ? silence.to - 0.2 : now)
      frame = requestAnimationFrame(follow)
    }
    frame = requestAnimationFrame(follow)
    return () => cancelAnimationFrame(frame)
  }, [playing, skipping, sound.silences])
  const seek = (seconds: number) => {
    if (audio.current) audio.current.currentTime = seconds
    setAt(seconds)
  }
  return (
    <div className={css.player}>
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what was said */}
      <audio
        ref={audio}
        src={address}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onLoadedMetadata={({ currentTarget }) => {
          currentTarget.playbackRate = Number(speed)
        }}
      />
      <div className={css.sides}>
        <div className={css.names} aria-hidden="true">
          <span>{t('recording.caller')}</span>
          {sound.agent && <span data-side="agent">{t('recording.agent')}</span>}
        </div>
        <Waveform sound={sound} at={at} pauses={recording.pauses} label={t('recording.position')} onSeek={seek} />
      </div>
      <div className={css.controls}>
        <Button
          size="small"
          look="primary"
          icon={playing ? <IconPlayerPause size={16} /> : <IconPlayerPlay size={16} />}
          onClick={() => (playing ? audio.current?.pause() : void audio.current?.play())}
        >
          {t(playing ? 'recording.pause' : 'recording.listen')}
        </Button>
        <span className={css.time}>
          <Num>{`${formatElapsed(at * 1000)} / ${formatElapsed(sound.seconds * 1000)}`}</Num>
        </span>
        <Segmented<Speed>
          hideLabel
          label={t('recording.speed')}
          value={speed}
          onChange={setSpeed}
          options={speeds.map((value) => ({ value, label: <Num>{`${value}×`}</Num> }))}
        />
        <Button size="small" look="quiet" aria-pressed={skipping} onClick={() => setSkipping(!skipping)}>
          {t('recording.skip-silence')}
        </Button>
      </div>
    </div>
  )
}
