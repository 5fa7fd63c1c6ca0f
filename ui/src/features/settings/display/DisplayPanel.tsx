import { SegmentedControl, Select, Slider, Stack, Switch, Text, useMantineColorScheme } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { OfficePanel } from '@/design/office/OfficePanel';
import { useSoundPreference } from '@/design/sound/use-sound';
import { playTones } from '@/design/sound/play-tones';
import { sounds } from '@/design/sound/tones';
import { currentLanguage, isLanguage, speak } from '@/i18n';

/** Each language in its own words, so that whoever needs it can read it. */
const languages = [
  { value: 'fr', label: 'Français' },
  { value: 'en', label: 'English' },
];
const schemes = ['auto', 'light', 'dark'] as const;
const lockMinutes = [0, 2, 5, 10, 15, 30] as const;

/** How this computer looks, sounds and locks. Kept by the computer, applied at once. */
export function DisplayPanel() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  // Read by the automatic lock.
  const [minutes, setMinutes] = useLocalStorage({
    key: 'comptoir.lock-after',
    defaultValue: 10,
    getInitialValueInEffect: false,
  });
  return (
    <OfficePanel title={t('settings.display.title')}>
      <Stack gap={14}>
        <Select
          label={t('settings.display.language')}
          data={languages}
          value={currentLanguage()}
          onChange={(language) => isLanguage(language) && void speak(language)}
        />
        <div>
          <Text size="sm" fw={600} mb={6} id="settings-scheme">
            {t('settings.display.scheme')}
          </Text>
          <SegmentedControl
            fullWidth
            aria-labelledby="settings-scheme"
            data={schemes.map((scheme) => ({ value: scheme, label: t(`settings.display.schemes.${scheme}`) }))}
            value={colorScheme}
            onChange={setColorScheme}
          />
        </div>
        <SoundChoice />
        <Select
          label={t('settings.display.lock')}
          data={lockMinutes.map((value) => ({
            value: String(value),
            label: value === 0 ? t('settings.display.lockNever') : t('settings.display.lockAfter', { count: value }),
          }))}
          value={String(minutes)}
          onChange={(value) => value !== null && setMinutes(Number(value))}
        />
      </Stack>
    </OfficePanel>
  );
}

function SoundChoice() {
  const { t } = useTranslation();
  const [sound, setSound] = useSoundPreference();
  return (
    <Stack gap={8}>
      <Switch
        label={t('settings.display.sound')}
        checked={sound.isOn}
        onChange={(event) => setSound({ ...sound, isOn: event.currentTarget.checked })}
      />
      <Text size="sm" fw={600}>
        {t('settings.display.volume')}
      </Text>
      <Slider
        thumbLabel={t('settings.display.volume')}
        disabled={!sound.isOn}
        min={0.1}
        max={1}
        step={0.1}
        label={(volume) => `${Math.round(volume * 100)}`}
        value={sound.volume}
        onChange={(volume) => setSound({ ...sound, volume })}
        // What was chosen is heard.
        onChangeEnd={(volume) => playTones(sounds.scanned, volume)}
      />
    </Stack>
  );
}
