/** A chord by physical keys, as `event.code` names them: `F2`, `KeyJ`, `Ctrl+KeyK`, `Ctrl+Enter`, `Shift+Slash`. */
export type Chord = string
type Pressed = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** The chord of a key press; the command key of a Mac counts as Ctrl. */
export function chordOf(event: Pressed): Chord {
  const parts = [
    (event.ctrlKey || event.metaKey) && 'Ctrl',
    event.altKey && 'Alt',
    event.shiftKey && 'Shift',
    event.code,
  ]
  return parts.filter(Boolean).join('+')
}

const names: Record<string, string> = {
  Slash: '/',
  Enter: '⏎',
  NumpadEnter: '⏎',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Space: 'Space',
  Comma: ',',
  Period: '.',
  Backspace: '⌫',
}

/** What is printed on the key: `Ctrl+KeyK` → `Ctrl K`, `Shift+Slash` → `?`. */
export function chordName(chord: Chord): string {
  if (chord === 'Shift+Slash') return '?'
  return chord
    .split('+')
    .map((part) => names[part] ?? part.replace(/^(Key|Digit|Numpad)/u, ''))
    .join(' ')
}

const writing = new Set(['INPUT', 'TEXTAREA', 'SELECT'])
type Target = { tagName?: string; isContentEditable?: boolean; type?: string }

/** Whether a chord may act while this element has the focus: plain letters belong to whoever is writing. */
export function mayAct(chord: Chord, target: Target | null): boolean {
  const isWriting =
    target?.isContentEditable ||
    (writing.has(target?.tagName ?? '') && !['checkbox', 'radio', 'button'].includes(target?.type ?? ''))
  if (!isWriting) return true
  return /^(Ctrl|Alt)\+/u.test(chord) || /^(Shift\+)?F\d{1,2}$/u.test(chord)
}
