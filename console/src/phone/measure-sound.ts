/** Tells ten times a second how loud each of the streams is, 0 to 1, until stopped. */
export function measureSound(streams: readonly MediaStream[], tell: (levels: number[]) => void): () => void {
  const context = new AudioContext()
  const ears = streams.map((stream) => {
    const ear = context.createAnalyser()
    ear.fftSize = 1024
    if (stream.getAudioTracks().length > 0) context.createMediaStreamSource(stream).connect(ear)
    return { ear, wave: new Float32Array(ear.fftSize) }
  })
  const timer = setInterval(() => {
    tell(
      ears.map(({ ear, wave }) => {
        ear.getFloatTimeDomainData(wave)
        return loudness(wave)
      }),
    )
  }, 100)
  return () => {
    clearInterval(timer)
    void context.close()
  }
}

// Ears hear ratios: from −60 dB, silence, to −10 dB, loud speech.
function loudness(wave: Float32Array): number {
  const power = wave.reduce((sum, value) => sum + value * value, 0) / wave.length
  const decibels = 10 * Math.log10(power + 1e-9)
  return Math.min(1, Math.max(0, (decibels + 60) / 50))
}
