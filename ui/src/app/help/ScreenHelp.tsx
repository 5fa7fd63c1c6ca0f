import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { HelpSheet } from '@/design/help/HelpSheet';
import { useKeys } from '@/design/keys/use-keys';
import { screenAt } from '../navigation/screens';
import { keysOf, topicAt } from './topics';

interface Props {
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

const tips = ['a', 'b', 'c'] as const;

/** F1 on every screen that has no sheet of its own. It stands before the screens: what they bind themselves wins. */
export function ScreenHelp({ isOpen, onOpen, onClose }: Props) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const topic = topicAt(pathname);
  const screen = screenAt(pathname);
  useKeys(topic === undefined ? {} : { F1: onOpen });
  if (!isOpen || topic === undefined || screen === undefined) return null;
  return (
    <HelpSheet
      title={t('help.title', { screen: t(`nav.${screen.name}`) })}
      purpose={t(`help.${topic}.what`)}
      tips={tips.map((tip) => t(`help.${topic}.tips.${tip}`))}
      keys={keysOf(topic).map(({ keys, text }) => ({ keys, text: t(text) }))}
      onClose={onClose}
    />
  );
}
