import { useTranslation } from 'react-i18next';
import { ActButton } from '@/design/office/ActButton';
import { SchemeSwitch } from '@/design/scheme/SchemeSwitch';
import { usePermissions } from '@/platform';

interface Props {
  readonly onOpen: (act: 'receive' | 'adjust' | 'count') => void;
  readonly onSerial: () => void;
}

/** The documents that change a stock, for who may write them. */
export function StockTools({ onOpen, onSerial }: Props) {
  const { t } = useTranslation();
  const may = usePermissions();
  return (
    <>
      <ActButton name="F7" label={t('nav.serials')} onAct={onSerial} />
      {may('stock.adjust') && (
        <>
          <ActButton name="F4" label={t('stock.adjust.open')} onAct={() => onOpen('adjust')} />
          <ActButton name="F6" label={t('stock.count.open')} onAct={() => onOpen('count')} />
        </>
      )}
      {may('stock.receive') && (
        <ActButton name="F9" variant="filled" label={t('stock.receive.open')} onAct={() => onOpen('receive')} />
      )}
      <SchemeSwitch />
    </>
  );
}
