import { Problem } from '../api/index.ts'
import { useWords } from './words.tsx'

/** The sentence for whatever went wrong: the one of its code where `words/` has it, with its facts filled in; else a plain one. */
export function useProblemWords(): (error: unknown) => string {
  const { t, known } = useWords()
  return (error) => {
    if (!(error instanceof Problem)) return t('problem.unknown')
    const facts = Object.fromEntries(
      Object.entries(error.facts).filter(
        (fact): fact is [string, string | number] => typeof fact[1] === 'string' || typeof fact[1] === 'number',
      ),
    )
    try {
      return known(`problem.${error.code}`, facts) ?? t('problem.unknown')
    } catch {
      // A sentence may ask for a fact the server did not send.
      return t('problem.unknown')
    }
  }
}
