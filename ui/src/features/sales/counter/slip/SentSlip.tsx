import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { QrCode } from '@/design/qr/QrCode';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { SkeletonRows } from '@/design/states/SkeletonRows';
import { useAnswer } from '@/platform';
import classes from './SentSlip.module.css';
import type { SlipPrinting } from './use-slip-printing';

interface Props {
  readonly sale: string;
  readonly printing: SlipPrinting;
}

const CODE_PX = 232;

/** The slip of the sale that was sent: its code on the screen, and the ways to paper. It is gone once the sale is paid. */
export function SentSlip({ sale, printing }: Props) {
  const { t } = useTranslation();
  const slip = useAnswer('sales.slip', { sale }, { topics: ['sales'] });
  if (slip.error?.code === 'sales.wrong_status') return null;
  if (slip.error) return <ErrorStrip error={slip.error} />;
  if (!slip.data) return <SkeletonRows rows={1} height={CODE_PX} />;
  return (
    <div className={classes['slip']}>
      <QrCode payload={slip.data.text} label={t('counter.slip.code')} size={CODE_PX} />
      <p className={classes['how']}>{slip.data.is_whole ? t('counter.slip.how') : t('counter.slip.named')}</p>
      {printing.error && <ErrorStrip error={printing.error} />}
      <p className={classes['said']} data-bad={printing.isBad || undefined} role="status">
        {printing.said}
      </p>
      <div className={classes['acts']}>
        <Button variant="default" h={44} loading={printing.isPrinting} onClick={() => printing.print(sale)}>
          {printing.wasPrinted ? t('counter.slip.again') : t('counter.slip.print')}
        </Button>
        <Button variant="default" h={44} loading={printing.isSaving} onClick={() => printing.save(sale)}>
          {t('counter.slip.save')}
        </Button>
      </div>
    </div>
  );
}
