/** Two short notes, made and not loaded. Resolves once they have been heard. */
const NOTES = [
  { hertz: 784, at: 0 },
  { hertz: 1047, at: 0.11 },
]
const LONG_S = 0.35
const LOUD = 0.12

export async function chime(): Promise<void> {
  const audio = new AudioContext()
  try {
    await Promise.all(
      NOTES.map(({ hertz, at }) => {
        const note = new OscillatorNode(audio, { type: 'sine', frequency: hertz })
        const volume = new GainNode(audio, { gain: 0 })
        const from = audio.currentTime + at
        volume.gain.setValueAtTime(LOUD, from)
        volume.gain.exponentialRampToValueAtTime(0.0001, from + LONG_S)
        note.connect(volume).connect(audio.destination)
        note.start(from)
        note.stop(from + LONG_S)
        return new Promise((resolve) => note.addEventListener('ended', resolve, { once: true }))
      }),
    )
  } finally {
    await audio.close()
  }
}
