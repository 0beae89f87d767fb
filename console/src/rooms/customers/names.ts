type Name = { ar: string | null; latin: string | null }

/** The name in the reader's script where it is known, else in the other, and the other one beside it. */
export function namesOf(name: Name, language: 'ar' | 'en'): { first: string; other: string | null } {
  const [mine, other] = language === 'ar' ? [name.ar, name.latin] : [name.latin, name.ar]
  return mine ? { first: mine, other } : { first: other ?? '', other: null }
}
