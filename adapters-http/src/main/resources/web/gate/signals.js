// Sound and vibration of each verdict; pitch and rhythm differ. [type, [[hertz, from ms, for ms], …]]
const SOUNDS = {
  admit: ["triangle", [[880, 0, 70]]],
  vip: ["triangle", [[660, 0, 60], [880, 60, 60], [1320, 120, 60]]],
  look: ["square", [[740, 0, 120], [740, 200, 120]]],
  refuse: ["sawtooth", [[[520, 390], 0, 350]]],
  offline: ["sine", [[494, 0, 140], [415, 140, 140]]],
};
const VIBRATIONS = {
  admit: [50],
  vip: [50, 30, 50, 30, 50],
  look: [120, 80, 120],
  refuse: [200, 100, 200],
  offline: [400],
};
const LOUD = 0.5;
const SOFT_EDGE = 0.008; // s, against clicks

let context;

/** Browsers allow sound only after a touch: call this in one. */
export function wakeSound() {
  context ??= new AudioContext();
  return context.resume();
}

/** Sounds and vibrates; silent where the browser does not allow it. */
export function signal(verdict) {
  navigator.vibrate?.(VIBRATIONS[verdict]);
  if (!context || context.state !== "running") return;
  const [type, notes] = SOUNDS[verdict];
  for (const [pitch, from, length] of notes) {
    const start = context.currentTime + from / 1000;
    const end = start + length / 1000;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.type = type;
    const [first, last] = [pitch].flat();
    tone.frequency.setValueAtTime(first, start);
    if (last) tone.frequency.linearRampToValueAtTime(last, end);
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(LOUD, start + SOFT_EDGE);
    volume.gain.setValueAtTime(LOUD, end - SOFT_EDGE);
    volume.gain.linearRampToValueAtTime(0, end);
    tone.connect(volume).connect(context.destination);
    tone.start(start);
    tone.stop(end);
  }
}
