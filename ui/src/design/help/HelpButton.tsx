import { UnstyledButton } from '@mantine/core';
import { IconHelp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Key } from '../keys/Key';
import classes from './HelpButton.module.css';

interface Props {
  readonly onHelp: () => void;
}

/** Says that there is help, and its key. */
export function HelpButton({ onHelp }: Props) {
  const { t } = useTranslation();
  return (
    <UnstyledButton className={classes['help'] ?? ''} aria-keyshortcuts="F1" onClick={onHelp}>
      <IconHelp size={20} stroke={1.75} aria-hidden />
      {t('surroundings.help')}
      <Key name="F1" />
    </UnstyledButton>
  );
}
