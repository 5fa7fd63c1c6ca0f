import { useMantineColorScheme } from '@mantine/core';
import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { IconLanguage, IconMoon, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { speak } from '@/i18n';

/** Ctrl+K: everything that can be done from anywhere. Screens add their own actions here as they arrive. */
export function Palette() {
  const { t } = useTranslation();
  const { toggleColorScheme } = useMantineColorScheme();
  const actions: SpotlightActionData[] = [
    {
      id: 'scheme',
      label: t('palette.scheme'),
      leftSection: <IconMoon size={20} stroke={1.75} />,
      onClick: toggleColorScheme,
    },
    {
      id: 'fr',
      label: t('palette.speakFr'),
      leftSection: <IconLanguage size={20} stroke={1.75} />,
      onClick: () => void speak('fr'),
    },
    {
      id: 'en',
      label: t('palette.speakEn'),
      leftSection: <IconLanguage size={20} stroke={1.75} />,
      onClick: () => void speak('en'),
    },
  ];
  return (
    <Spotlight
      actions={actions}
      shortcut="mod + K"
      highlightQuery
      nothingFound={t('palette.nothing')}
      transitionProps={{ transition: 'fade', duration: 120 }}
      searchProps={{
        leftSection: <IconSearch size={20} stroke={1.75} />,
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.placeholder'),
      }}
    />
  );
}
