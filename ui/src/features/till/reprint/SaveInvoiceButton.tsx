import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { currentLanguage } from '@/i18n';
import { useCall } from '@/platform';
import { SavedPaperNote } from '../figures/SavedPaperNote';

interface Props {
  readonly sale: string;
}

/** The way to a paper without a receipt printer: the invoice as a file. */
export function SaveInvoiceButton({ sale }: Props) {
  const { t } = useTranslation();
  const save = useCall('documents.save_invoice');
  if (save.error) return <ErrorStrip error={save.error} />;
  if (save.data) return <SavedPaperNote label={t('till.tickets.saved')} path={save.data.path} />;
  return (
    <Button
      variant="default"
      h={44}
      loading={save.isPending}
      onClick={() => save.mutate({ sale, language: currentLanguage() })}
    >
      {t('till.tickets.invoice')}
    </Button>
  );
}
