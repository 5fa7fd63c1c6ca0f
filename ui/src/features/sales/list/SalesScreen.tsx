import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { SaleStatus } from '@/bindings/SaleStatus';
import { Office } from '@/design/office/Office';
import { OfficePage } from '@/design/office/OfficePanel';
import { SchemeSwitch } from '@/design/scheme/SchemeSwitch';
import { usePages } from '@/platform';
import { SaleDrawer } from '../sale-card/SaleDrawer';
import { SalesFilters } from './SalesFilters';
import { SalesTable } from './SalesTable';

/** /sales and /sales/<id>: what was sold, and one sale beside it. Sellers see their own. */
export function SalesScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const opened = useParams()['sale'] ?? null;
  const [number, setNumber] = useState('');
  const [status, setStatus] = useState<SaleStatus | null>(null);
  const [date, setDate] = useState<string | null>(null);
  const [searched] = useDebouncedValue(number.trim(), 180);
  const pages = usePages(
    'sales.list',
    {
      ...(searched === '' ? {} : { number: searched }),
      ...(status === null ? {} : { status }),
      ...(date === null ? {} : { date }),
    },
    { cursor: 'before' },
  );
  return (
    <Office
      title={t('nav.sales')}
      subtitle={pages.rows.length > 0 && !pages.hasMore && t('salesList.count', { count: pages.rows.length })}
      tools={<SchemeSwitch />}
    >
      <OfficePage>
        <SalesFilters {...{ number, setNumber, status, setStatus, date, setDate }} />
        <SalesTable
          pages={pages}
          openedId={opened}
          onOpen={(sale) => void navigate(`/sales/${sale}`)}
          isFiltered={searched !== '' || status !== null || date !== null}
          onClear={() => {
            setNumber('');
            setStatus(null);
            setDate(null);
          }}
        />
      </OfficePage>
      {opened !== null && <SaleDrawer key={opened} sale={opened} onClose={() => void navigate('/sales')} />}
    </Office>
  );
}
