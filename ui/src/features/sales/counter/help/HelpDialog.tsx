import { useTranslation } from 'react-i18next';
import { Key } from '@/design/keys/Key';
import { useKeys } from '@/design/keys/use-keys';
import { StationDialog } from '@/design/station/StationDialog';
import classes from './HelpDialog.module.css';
import { helpKeys } from './help-keys';
import { ScannerTest } from './ScannerTest';

interface Props {
  readonly onClose: () => void;
}

/** F1: every key of the counter, and whether the scanner is heard. */
export function HelpDialog({ onClose }: Props) {
  const { t } = useTranslation();
  useKeys({ Escape: onClose, F1: onClose }, 'dialog');
  return (
    <StationDialog title={t('counter.help.title')} size={920} onClose={onClose}>
      <ScannerTest />
      <dl className={classes['keys']}>
        {helpKeys.map(({ keys, text }) => (
          <div key={text}>
            <dt>
              {keys.map((name) => (
                <Key key={name} name={name} />
              ))}
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
    </StationDialog>
  );
}
