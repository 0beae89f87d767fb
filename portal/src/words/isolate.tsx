import type { VNode } from 'preact'

// a phone with its spaces, or a run of letters, digits and joining marks that holds a digit
const RUN = /\+?\d[\d ()-]{5,}\d|[A-Za-z0-9+][\w\-./:@+]*/g

/** Text as people wrote it, with numbers and references isolated so that an Arabic line cannot reorder or break them. */
export function isolated(text: string): (string | VNode)[] {
  const pieces: (string | VNode)[] = []
  let from = 0
  for (const found of text.matchAll(RUN)) {
    const run = found[0].replace(/[.:/-]+$/, '')
    if (run.length < 2 || !/\d/.test(run)) continue
    pieces.push(
      text.slice(from, found.index),
      <bdi dir="ltr" class={run.length <= 24 ? 'whole' : undefined} key={found.index}>
        {run}
      </bdi>,
    )
    from = found.index + run.length
  }
  pieces.push(text.slice(from))
  return pieces.filter((piece) => piece !== '')
}
