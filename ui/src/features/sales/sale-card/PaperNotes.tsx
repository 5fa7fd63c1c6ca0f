import { IconAlertTriangle, IconCheck, IconFileTypePdf } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './SaleDrawer.module.css';
import type { Papers } from './use-papers';

interface Props {
  readonly papers: Papers;
}

/** What became of the papers that were asked for. */
export function PaperNotes({ papers: { path, printed } }: Props) {
  const { t } = useTranslation();
  const isPrinted = printed?.outcome === 'printed';
  return (
    <>
      {path !== null && (
        <p className={classes['note']} data-tone="ok" role="status">
          <IconFileTypePdf size={20} stroke={1.75} aria-hidden />
          <span>
            {t('salesList.card.invoiceSaved')} <code>{path}</code>
          </span>
        </p>
      )}
      {printed && (
        <p className={classes['note']} data-tone={isPrinted ? 'ok' : 'warn'} role="status">
          {isPrinted ? (
            <IconCheck size={20} stroke={2} aria-hidden />
          ) : (
            <IconAlertTriangle size={20} stroke={1.75} aria-hidden />
          )}
          {printed.outcome === 'failed' ? printed.advice : t(`salesList.card.printed.${printed.outcome}`)}
        </p>
      )}
    </>
  );
}
