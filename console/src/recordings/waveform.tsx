import { useEffect, useRef, useState } from 'react'
import { formatElapsed } from '../ui/index.ts'
import type { Sound } from './read-sound.ts'
import css from './recordings.module.css'
import { peaksOf } from './waves.ts'

type WaveformProps = {
  sound: Sound
  at: number
  pauses: readonly { from: number; to: number | null }[]
  label: string
  onSeek: (seconds: number) => void
}

const BAR = 3

/** Both sides over time, the customer above and the agent below; time runs from left to right in every language. */
export function Waveform({ sound, at, pauses, label, onSeek }: WaveformProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const box = canvas.current
    if (!box) return
    const watch = new ResizeObserver(() => setWidth(box.clientWidth))
    watch.observe(box)
    return () => watch.disconnect()
  }, [])
  useEffect(() => {
    if (canvas.current && width > 0) draw(canvas.current, sound, at, pauses)
  }, [sound, at, pauses, width])
  return (
    <div className={css.wave} dir="ltr">
      <canvas ref={canvas} />
      <input
        type="range"
        aria-label={label}
        aria-valuetext={formatElapsed(at * 1000)}
        min={0}
        max={sound.seconds}
        step={0.1}
        value={at}
        onChange={(event) => onSeek(Number(event.currentTarget.value))}
      />
    </div>
  )
}

function draw(box: HTMLCanvasElement, sound: Sound, at: number, pauses: WaveformProps['pauses']): void {
  const brush = box.getContext('2d')
  if (!brush) return
  const [width, height, fine] = [box.clientWidth, box.clientHeight, window.devicePixelRatio || 1]
  box.width = Math.round(width * fine)
  box.height = Math.round(height * fine)
  brush.scale(fine, fine)
  const looks = getComputedStyle(box)
  const colour = (name: string) => looks.getPropertyValue(name).trim()
  const place = (seconds: number) => (seconds / Math.max(0.1, sound.seconds)) * width
  brush.fillStyle = colour('--gold-soft')
  for (const { from, to } of pauses) brush.fillRect(place(from), 0, place(to ?? sound.seconds) - place(from), height)
  const middle = height / 2
  const bars = Math.max(1, Math.floor(width / BAR))
  const side = (samples: Float32Array | null, direction: 1 | -1, played: string) => {
    if (!samples) return
    const whole = Math.round((samples.length / Math.max(1, sound.seconds * 8000)) * bars)
    for (const [bar, peak] of peaksOf(samples, Math.max(1, whole)).entries()) {
      const tall = Math.max(1, Math.sqrt(peak) * (middle - 3))
      brush.fillStyle = bar * BAR < place(at) ? played : colour('--past')
      brush.fillRect(bar * BAR, direction === 1 ? middle - 1 - tall : middle + 1, BAR - 1, tall)
    }
  }
  side(sound.caller, 1, colour('--palm'))
  side(sound.agent, -1, colour('--sea'))
  brush.fillStyle = colour('--ink')
  brush.fillRect(Math.min(width - 1, place(at)), 0, 1, height)
}
