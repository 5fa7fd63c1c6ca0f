import { Select } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { currentLanguage, isLanguage, languages, speak } from '@/i18n';

/** Each language in its own words, so that whoever needs it can read it. */
const names = { fr: 'Français', en: 'English' } as const;

export function LanguageSelect() {
  // Subscribes to the change of language.
  const { t } = useTranslation();
  return (
    <Select
      aria-label={t('language.label')}
      w={160}
      size="md"
      styles={{ input: { height: 44 } }}
      leftSection={<IconLanguage size={20} stroke={1.75} />}
      data={languages.map((language) => ({ value: language, label: names[language] }))}
      value={currentLanguage()}
      onChange={(language) => {
        if (isLanguage(language)) void speak(language);
      }}
    />
  );
}
