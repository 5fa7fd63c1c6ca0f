import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Key } from '../keys/Key';
import type { KeyName } from '../keys/key-name';
import { useKeys } from '../keys/use-keys';
import classes from './HelpSheet.module.css';

export interface HelpKey {
  readonly keys: readonly KeyName[];
  readonly text: string;
}

interface Props {
  readonly title: string;
  /** What the screen is for, in a sentence or two. */
  readonly purpose: string;
  readonly tips: readonly string[];
  readonly keys: readonly HelpKey[];
  readonly onClose: () => void;
}

/** F1: what a screen is for and its keys, on one sheet. */
export function HelpSheet({ title, purpose, tips, keys, onClose }: Props) {
  const { t } = useTranslation();
  useKeys({ F1: onClose, Escape: onClose }, 'dialog');
  return (
    <Modal
      opened
      onClose={onClose}
      size={760}
      padding="lg"
      title={title}
      styles={{ title: { fontSize: 20, fontWeight: 600 } }}
      closeButtonProps={{ 'aria-label': t('help.dismiss'), size: 44 }}
    >
      <p className={classes['purpose']}>{purpose}</p>
      <ul className={classes['tips']}>
        {tips.map((tip) => (
          <li key={tip}>{tip}</li>
        ))}
      </ul>
      <h3 className={classes['heading']}>{t('help.keys')}</h3>
      <dl className={classes['keys']}>
        {keys.map(({ keys: names, text }) => (
          <div key={text}>
            <dt>
              {names.map((name) => (
                <Key key={name} name={name} />
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
