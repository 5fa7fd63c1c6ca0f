import { IconBarcode, IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { learntLayout } from '@/design/scanner/scanner-source';
import { useScanner } from '@/design/scanner/use-scanner';
import { useSound } from '@/design/sound/use-sound';
import classes from './HelpDialog.module.css';

/** Scan anything: what was read is shown, and nothing is sold. */
export function ScannerTest() {
  const { t } = useTranslation();
  const play = useSound();
  const [read, setRead] = useState<string | null>(null);
  useScanner((code) => {
    setRead(code);
    play('scanned');
  });
  if (read === null) {
    return (
      <div className={classes['scanner']} role="status">
        <IconBarcode size={32} stroke={1.75} aria-hidden />
        <p>{t('counter.help.scan')}</p>
      </div>
    );
  }
  return (
    <div className={classes['scanner']} role="status" data-read>
      <IconCheck size={32} stroke={2} aria-hidden />
      <div>
        <p className={classes['code']}>{read}</p>
        <p>{learntLayout() === 'same' ? t('counter.help.layoutSame') : t('counter.help.layoutOther')}</p>
      </div>
    </div>
  );
}
