let context: AudioContext | null = null

/** Two soft notes, as a desk rings; silent where the browser has not let us sound yet. */
export function soundRing(): void {
  try {
    context ??= new AudioContext()
    if (context.state === 'suspended') void context.resume()
    const start = context.currentTime
    for (const [index, hertz] of [659, 880].entries()) {
      const tone = context.createOscillator()
      const volume = context.createGain()
      tone.frequency.value = hertz
      volume.gain.setValueAtTime(0, start + index * 0.22)
      volume.gain.linearRampToValueAtTime(0.12, start + index * 0.22 + 0.02)
      volume.gain.exponentialRampToValueAtTime(0.001, start + index * 0.22 + 0.5)
      tone.connect(volume).connect(context.destination)
      tone.start(start + index * 0.22)
      tone.stop(start + index * 0.22 + 0.55)
    }
  } catch {
    // No sound device: the card, the notice and the title still say it.
  }
}
