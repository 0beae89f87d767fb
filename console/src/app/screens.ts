import type { BarPiece, Finder, Screen } from './screen.ts'

/** Every screen of the console, one entry each. */
export const screens: readonly Screen[] = [
  { path: '/sessions', title: 'console.nav.sessions', permission: null, load: () => import('./sessions-page.tsx') },
]

/** What stands in the top bar on every screen, in this order, before the bell. */
export const barPieces: readonly BarPiece[] = []

/** Who is asked for what is typed in the search box; their results stand in this order. */
export const finders: readonly Finder[] = []
