/** Cuts a preview after whole words, in reading order, so that right-to-left lines never lose their beginning to an ellipsis. */
export function shorten(text: string, letters: number): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  if ([...line].length <= letters) return line
  let kept = ''
  for (const word of line.split(' ')) {
    const longer = kept ? `${kept} ${word}` : word
    if ([...longer].length > letters - 1) break
    kept = longer
  }
  return `${kept || [...line].slice(0, letters - 1).join('')}…`
}
