import type { ReactNode } from 'react'

/** A number, id, phone or code: isolated, left to right, figures of one width. */
export function Num({ children }: { children: ReactNode }) {
  return (
    <bdi dir="ltr" className="numbers">
      {children}
    </bdi>
  )
}

/** Text in Latin letters inside any sentence. */
export function Ltr({ children }: { children: ReactNode }) {
  return <bdi dir="ltr">{children}</bdi>
}

const urdu = /[ٹڈڑںھہۂۃےۓپچگک]/u
const nastaliq = { fontFamily: 'var(--face-urdu)', fontSize: '14px', lineHeight: '34px' } as const

/** True for text that reads as Urdu, which is set in Nastaliq. */
export const looksUrdu = (text: string): boolean => /[ٹڈڑںےۓہھ]/u.test(text) && urdu.test(text)

/** Somebody's own words (a name, a message): takes the direction of its own text. */
export function Own({ children, read = false }: { children: string; read?: boolean }) {
  return (
    <bdi dir="auto" style={read && looksUrdu(children) ? nastaliq : undefined}>
      {children}
    </bdi>
  )
}
