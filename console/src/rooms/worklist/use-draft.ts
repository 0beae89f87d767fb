import { useState } from 'react'

/** A text that is being written, kept in this browser until it is sent. */
export function useDraft(name: string): [string, (text: string) => void, () => void] {
  const key = `amer-worklist:${name}`
  const [text, setText] = useState(() => localStorage.getItem(key) ?? '')
  const write = (next: string) => {
    setText(next)
    if (next) localStorage.setItem(key, next)
    else localStorage.removeItem(key)
  }
  return [text, write, () => write('')]
}
