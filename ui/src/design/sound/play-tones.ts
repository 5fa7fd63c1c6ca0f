import { PAUSE_MS, type Tone } from './tones';

/** −12 dB at full volume. */
const GAIN_MAX = 0.25;
/** Without a ramp a tone starts and ends with a click. */
const RAMP_S = 0.005;

let context: AudioContext | null = null;

/** `volume` from 0 to 1. A machine without sound card is silent, never an error. */
export function playTones(tones: readonly Tone[], volume: number): void {
  try {
    context ??= new AudioContext();
    let at = context.currentTime;
    for (const tone of tones) {
      play(context, tone, at, volume * GAIN_MAX);
      at += (tone.ms + PAUSE_MS) / 1000;
    }
  } catch {
    context = null;
  }
}

function play(audio: AudioContext, tone: Tone, at: number, gain: number): void {
  const end = at + tone.ms / 1000;
  const oscillator = audio.createOscillator();
  oscillator.frequency.setValueAtTime(tone.hz, at);
  if (tone.toHz !== undefined) oscillator.frequency.linearRampToValueAtTime(tone.toHz, end);
  const envelope = audio.createGain();
  envelope.gain.setValueAtTime(0, at);
  envelope.gain.linearRampToValueAtTime(gain, at + RAMP_S);
  envelope.gain.setValueAtTime(gain, end - RAMP_S);
  envelope.gain.linearRampToValueAtTime(0, end);
  oscillator.connect(envelope).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(end);
}
