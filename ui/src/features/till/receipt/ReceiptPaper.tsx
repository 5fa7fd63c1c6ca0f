import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewRow } from '@/bindings/PreviewRow';
import { QrCode } from '@/design/qr/QrCode';
import { SkeletonRows } from '@/design/states/SkeletonRows';
import { ErrorState } from '@/design/states/ErrorState';
import { currentLanguage } from '@/i18n';
import { useShellAnswer } from '@/platform';
import classes from './ReceiptPaper.module.css';

interface Props {
  readonly sale: string;
}

/** The receipt as the printer would write it: its rows, its width in characters, its code. */
export function ReceiptPaper({ sale }: Props) {
  const { t } = useTranslation();
  const body = { sale, language: currentLanguage() };
  const receipt = useShellAnswer('documents.preview_receipt', body, { topics: ['sales', 'device'], former: 'keep' });
  if (receipt.error) return <ErrorState error={receipt.error} onRetry={() => void receipt.refetch()} />;
  if (!receipt.data) return <SkeletonRows rows={12} height={24} />;
  const { columns, rows } = receipt.data;
  return (
    <div
      className={classes['paper']}
      role="group"
      tabIndex={0}
      aria-label={t('till.receipt.title')}
      style={{ '--columns': columns } as CSSProperties}
    >
      {rows.map(row)}
    </div>
  );

  function row(one: PreviewRow, index: number) {
    if (one.kind === 'qr') {
      return (
        <div key={index} className={classes['code']}>
          <QrCode payload={one.payload} label={t('till.receipt.code')} size={124} />
        </div>
      );
    }
    return (
      <div
        key={index}
        className={classes['row']}
        data-strong={one.strong || undefined}
        data-tall={one.tall || undefined}
      >
        {one.text}
      </div>
    );
  }
}
