import { useLocalStorage } from '@mantine/hooks';
import { useCallback } from 'react';
import { playTones } from './play-tones';
import { sounds, type SoundName } from './tones';

interface SoundPreference {
  readonly isOn: boolean;
  /** 0 to 1. */
  readonly volume: number;
}

/** Of this device, not of the person: a counter is loud, an office is not. */
export function useSoundPreference() {
  return useLocalStorage<SoundPreference>({
    key: 'comptoir.sound',
    defaultValue: { isOn: true, volume: 0.8 },
    getInitialValueInEffect: false,
  });
}

/** `const play = useSound(); play('scanned')` */
export function useSound(): (name: SoundName) => void {
  const [{ isOn, volume }] = useSoundPreference();
  return useCallback(
    (name) => {
      if (isOn) playTones(sounds[name], volume);
    },
    [isOn, volume],
  );
}
