import type { HTMLAttributes } from 'preact'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'amer-chat': HTMLAttributes<HTMLElement> & { entity: string; language: string; launcher?: 'none' }
    }
  }
}
