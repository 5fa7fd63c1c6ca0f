import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { HelpSheet } from '@/design/help/HelpSheet';
import { useKeys } from '@/design/keys/use-keys';
import { keysOf, titleOf, topicAt } from './topics';

interface Props {
  /** The address at which it was opened: elsewhere it is closed. */
  readonly openAt: string | null;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

const tips = ['a', 'b', 'c'] as const;

/** F1 on every screen that has no sheet of its own. It stands before the screens: what they bind themselves wins. */
export function ScreenHelp({ openAt, onOpen, onClose }: Props) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const topic = topicAt(pathname);
  useKeys(topic === undefined ? {} : { F1: onOpen });
  if (openAt !== pathname || topic === undefined) return null;
  return (
    <HelpSheet
      title={t('help.title', { screen: t(titleOf(topic)) })}
      purpose={t(`help.${topic}.what`)}
      tips={tips.map((tip) => t(`help.${topic}.tips.${tip}`))}
      keys={keysOf(topic).map(({ keys, text }) => ({ keys, text: t(text) }))}
      onClose={onClose}
    />
  );
}
