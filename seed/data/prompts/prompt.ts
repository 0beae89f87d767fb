/** A prompt in Arabic and English; `spoken` only where the voice must read something else than is shown. */
export interface SeedPrompt {
  ar: string
  en: string
  spoken?: { ar?: string; en?: string }
}
