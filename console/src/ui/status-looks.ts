import type { Shape, Tone } from './badge.tsx'

export type StatusLook = { tone: Tone; shape: Shape }

/** How each status of a case looks; the word beside it comes from the room. */
export const caseLooks = {
  draft: { tone: 'outline', shape: 'hollow' },
  new: { tone: 'sea', shape: 'hollow' },
  referred: { tone: 'sea', shape: 'half' },
  'in-progress': { tone: 'palm', shape: 'half' },
  returned: { tone: 'gold', shape: 'hollow' },
  'waiting-customer': { tone: 'sand', shape: 'hollow' },
  'waiting-other': { tone: 'sand', shape: 'half' },
  answered: { tone: 'palm', shape: 'full' },
  told: { tone: 'palm', shape: 'full' },
  closed: { tone: 'outline', shape: 'full' },
  reopened: { tone: 'gold', shape: 'half' },
  void: { tone: 'outline', shape: 'hollow' },
} as const satisfies Record<string, StatusLook>

/** How each state of an agent looks. */
export const presenceLooks = {
  available: { tone: 'palm', shape: 'full' },
  ringing: { tone: 'sea', shape: 'hollow' },
  busy: { tone: 'sand', shape: 'full' },
  'wrap-up': { tone: 'sand', shape: 'hollow' },
  break: { tone: 'gold', shape: 'full' },
  'off-duty': { tone: 'outline', shape: 'hollow' },
} as const satisfies Record<string, StatusLook>
