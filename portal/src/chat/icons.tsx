import type { VNode } from 'preact'

const PATHS = {
  chat: 'M4 5.5h16v11h-9l-4.5 3.5v-3.5H4z M8 9.5h8 M8 12.8h5',
  close: 'M6 9l6 6 6-6',
  cross: 'M6 6l12 12 M18 6L6 18',
  send: 'M21 3.5L3 11l7 3 3 7z M10 14l4.5-4.5',
  clip: 'M20 11.5l-8.4 8.4a5 5 0 0 1-7.1-7.1L13 4.3a3.3 3.3 0 0 1 4.7 4.7l-8.4 8.4a1.7 1.7 0 0 1-2.4-2.4l7.8-7.7',
  agent:
    'M4 15v-3a8 8 0 0 1 16 0v3 M4 14h3v5H5.5A1.5 1.5 0 0 1 4 17.5z M20 14h-3v5h1.5a1.5 1.5 0 0 0 1.5-1.5z M18.5 19c0 1.5-2 2.3-5 2.3',
  tick: 'M5 12.5l4.5 4.5L19 7.5',
  ticks: 'M2 12.5l4.5 4.5L16 7.5 M11.5 17l1 0L22 7.5',
  clock: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17z M12 7.5V12l3 2',
  warn: 'M12 4l9 16H3z M12 10v4.5 M12 17.2v.3',
  download: 'M12 4v11 M7.5 10.5L12 15l4.5-4.5 M4.5 19.5h15',
  file: 'M6 3.5h8l4 4v13H6z M14 3.5v4h4',
  card: 'M4 5h16v14H4z M7.5 9.5h9 M7.5 13h9 M7.5 16h5',
  back: 'M9 7l-5 5 5 5 M4 12h11a5 5 0 0 1 5 5v1',
  end: 'M5 5h14v14H5z',
  bell: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15z M10 21h4',
  add: 'M4 5h16v7 M4 5v11h3v3.5l4-3.5h2 M8 9h8 M8 12.3h4 M18.5 15v6 M15.5 18h6',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13z M15.3 15.3L20.5 20.5',
  onward: 'M14 6l6 6-6 6 M20 12H4',
  phone: 'M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 6a2 2 0 0 1 2-2z',
  'hang-up': 'M3 13.5c5-5 13-5 18 0l-2.2 3-3.8-1.4v-3a14 14 0 0 0-6 0v3l-3.8 1.4z',
  microphone: 'M9 5a3 3 0 0 1 6 0v6a3 3 0 0 1-6 0z M5 11a7 7 0 0 0 14 0 M12 18v3',
  muted:
    'M4 4l16 16 M9 9v2a3 3 0 0 0 4.5 2.6 M15 11V5a3 3 0 0 0-5.8-1 M5 11a7 7 0 0 0 11.5 5.3 M18.5 13.5A7 7 0 0 0 19 11 M12 18v3',
  more: 'M5 12v.1 M12 12v.1 M19 12v.1',
} as const

export type IconName = keyof typeof PATHS

/** A line icon; those that point along the text mirror in right-to-left. Always decoration: its button carries the name. */
export function Icon({ name, size = 22 }: { name: IconName; size?: number }): VNode {
  const points = name === 'send' || name === 'back' || name === 'onward'
  return (
    <svg
      class={points ? 'icon points' : 'icon'}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width={name === 'more' ? 3 : 1.7}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
