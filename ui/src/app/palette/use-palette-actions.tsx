import { useMantineColorScheme } from '@mantine/core';
import type { SpotlightActionData, SpotlightActionGroupData } from '@mantine/spotlight';
import { IconLanguage, IconLock, IconMoon, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { SignedInPerson } from '@/bindings/SignedInPerson';
import { Key } from '@/design/keys/Key';
import { useShownKeys } from '@/design/keys/shown-keys';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import { speak } from '@/i18n';
import { screensFor } from '../navigation/screens';

/** What can be done: the keys of the present screen, the other screens, this computer. */
export function usePaletteActions({ permissions }: SignedInPerson): SpotlightActionGroupData[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { toggleColorScheme } = useMantineColorScheme();
  const { nav, onLock } = useSurroundings();
  const here = useShownKeys().filter(({ disabledBecause }) => disabledBecause === undefined);
  const screens = nav.flatMap(({ items }) => items);
  const action = (id: string, label: string, Icon: Icon, onClick: () => void): SpotlightActionData => ({
    id,
    label,
    leftSection: <Icon size={20} stroke={1.75} aria-hidden />,
    onClick,
  });
  return [
    {
      group: t('palette.here'),
      // A dialog that an action opens must find the palette closed.
      actions: here.map(({ key, label, press }) => ({
        id: `here-${key}`,
        label,
        leftSection: <Key name={key} />,
        onClick: () => setTimeout(press, 0),
      })),
    },
    {
      group: t('palette.screens'),
      actions: [
        ...screens.map(({ to, label, icon: Icon, keyName }) => ({
          ...action(`screen-${to}`, label, Icon, () => void navigate(to)),
          rightSection: keyName && <Key name={keyName} />,
        })),
        ...screensFor(permissions)
          .filter(({ section }) => section === 'palette')
          .map(({ to, name, icon }) => action(`screen-${to}`, t(`nav.${name}`), icon, () => void navigate(to))),
      ],
    },
    {
      group: t('palette.settings'),
      actions: [
        { ...action('lock', t('palette.lock'), IconLock, onLock), rightSection: <Key name="F12" /> },
        action('scheme', t('palette.scheme'), IconMoon, toggleColorScheme),
        action('fr', t('palette.speakFr'), IconLanguage, () => void speak('fr')),
        action('en', t('palette.speakEn'), IconLanguage, () => void speak('en')),
      ],
    },
  ];
}
