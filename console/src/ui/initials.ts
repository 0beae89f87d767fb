const particles = new Set(['بن', 'بنت', 'ابن', 'آل', 'عبد', 'al', 'el', 'bin', 'bint', 'ibn', 'de', 'von', 'van'])
const titles = /^(معالي|سعادة|السيد|السيدة|الشيخ|الشيخة|د\.|م\.|mr\.?|mrs\.?|ms\.?|dr\.?|h\.e\.?)$/iu
// A joiner between two Arabic letters would draw them connected, as a word; this keeps each its own.
const apart = '\u200c\u2009'

const firstLetter = (word: string) => [...word.replace(/^(ال|al[- ])(?=\S{2,})/iu, '')][0] ?? ''

/** Two letters for an avatar: first and last name, without titles and particles; Arabic letters stand apart. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/u)
    .filter((word) => word && !titles.test(word) && !particles.has(word.toLowerCase()))
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined]
  if (!first) return ''
  const letters = [firstLetter(first), last ? firstLetter(last) : ''].filter(Boolean)
  const arabic = /\p{Script=Arabic}/u.test(letters.join(''))
  return arabic ? letters.join(apart) : letters.join('').toUpperCase()
}
