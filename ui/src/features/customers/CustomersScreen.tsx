import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { ActButton } from '@/design/office/ActButton';
import { ListBody } from '@/design/office/ListBody';
import { Office } from '@/design/office/Office';
import { OfficeBar, OfficePage } from '@/design/office/OfficePanel';
import { SearchField } from '@/design/office/SearchField';
import { SchemeSwitch } from '@/design/scheme/SchemeSwitch';
import { EmptyState } from '@/design/states/EmptyState';
import { BigTable } from '@/design/table/BigTable';
import { usePages, usePermissions } from '@/platform';
import { CustomerDrawer } from './customer-card/CustomerDrawer';
import { NewCustomer } from './edit-customer/NewCustomer';
import { customerColumns } from './list-customers/customer-columns';

const ROW_HEIGHT = 38;

/** /customers, /customers/new and /customers/<id>. */
export function CustomersScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { customer = '' } = useParams();
  const may = usePermissions();
  const [text, setText] = useState('');
  const [searched] = useDebouncedValue(text.trim(), 180);
  const pages = usePages('customers.search', { text: searched }, { cursor: 'after' });
  const go = (to: string) => void navigate(to === '' ? '/customers' : `/customers/${to}`);
  return (
    <Office
      title={t('customersOffice.title')}
      subtitle={
        !pages.isPending &&
        t(pages.hasMore ? 'customersOffice.countMore' : 'customersOffice.count', { count: pages.rows.length })
      }
      tools={
        <>
          {may('customers.edit') && (
            <ActButton name="F9" variant="filled" label={t('customersOffice.new')} onAct={() => go('new')} />
          )}
          <SchemeSwitch />
        </>
      }
    >
      <OfficePage>
        <OfficeBar>
          <SearchField label={t('customersOffice.search')} value={text} onChange={setText} />
        </OfficeBar>
        <ListBody
          isPending={pages.isPending}
          error={pages.error}
          onRetry={pages.retry}
          isEmpty={pages.rows.length === 0}
          empty={
            searched === '' ? (
              <EmptyState sentence={t('customersOffice.empty')} />
            ) : (
              <EmptyState
                sentence={t('customersOffice.nothingFound')}
                action={
                  <Button variant="default" h={36} onClick={() => setText('')}>
                    {t('customersOffice.showAll')}
                  </Button>
                }
              />
            )
          }
          rowHeight={ROW_HEIGHT}
        >
          <BigTable
            label={t('customersOffice.title')}
            columns={customerColumns(t)}
            rows={pages.rows}
            idOf={(row) => row.customer}
            rowHeight={ROW_HEIGHT}
            openedId={customer}
            onOpen={(row) => go(row.customer)}
            hasMore={pages.hasMore}
            onMore={pages.more}
          />
        </ListBody>
      </OfficePage>
      {customer === 'new' && <NewCustomer onClose={() => go('')} />}
      {customer !== '' && customer !== 'new' && (
        <CustomerDrawer key={customer} customer={customer} onClose={() => go('')} />
      )}
    </Office>
  );
}
