import { IconPrinter, IconPrinterOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '@/design/format/dates';
import { StatusTag } from '@/design/status/StatusTag';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import { useShellAnswer } from '@/platform';
import { ReceiptPaper } from './ReceiptPaper';
import classes from './ReceiptPanel.module.css';
import type { Printing } from './use-printing';

interface Props {
  readonly sale: string | null;
  readonly printing: Printing;
}

/** At the right of the till. Below 1280 px there is no room for it: F7 shows it. */
export function ReceiptPanel({ sale, printing }: Props) {
  const { t } = useTranslation();
  const { zone } = useSurroundings();
  const settings = useShellAnswer('device.settings', {});
  return (
    <section className={classes['panel']} aria-label={t('till.receipt.title')}>
      <header className={classes['head']}>
        <h2>{t('till.receipt.title')}</h2>
        {tag()}
      </header>
      <div className={classes['body']}>
        {sale === null ? <p className={classes['none']}>{t('till.receipt.none')}</p> : <ReceiptPaper sale={sale} />}
      </div>
    </section>
  );

  function tag() {
    switch (printing.state) {
      case 'printed':
        return (
          <StatusTag
            kind="done"
            icon={IconPrinter}
            label={t('till.receipt.printed', { time: formatTime(printing.at, zone) })}
          />
        );
      case 'printing':
        return <StatusTag kind="waiting" icon={IconPrinter} label={t('till.receipt.printing')} />;
      case 'failed':
        return <StatusTag kind="attention" icon={IconPrinterOff} label={t('till.receipt.failed')} />;
      case 'idle':
      case 'no_printer':
        return settings.data?.printer === null ? (
          <StatusTag kind="taken" icon={IconPrinterOff} label={t('till.receipt.noPrinter')} />
        ) : null;
    }
  }
}
