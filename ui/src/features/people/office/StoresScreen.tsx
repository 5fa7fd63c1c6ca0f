import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { ActButton } from '@/design/office/ActButton';
import { ListBody } from '@/design/office/ListBody';
import { Office } from '@/design/office/Office';
import { OfficePage } from '@/design/office/OfficePanel';
import { SchemeSwitch } from '@/design/scheme/SchemeSwitch';
import { EmptyState } from '@/design/states/EmptyState';
import { BigTable } from '@/design/table/BigTable';
import { useAnswer } from '@/platform';
import { EditStore } from './stores/EditStore';
import { NewStore } from './stores/NewStore';
import { storeColumns } from './stores/store-columns';

const ROW_HEIGHT = 46;

/** /stores, /stores/new and /stores/<id>. */
export function StoresScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { store = '' } = useParams();
  const stores = useAnswer('people.stores', {});
  const rows = stores.data ?? [];
  const opened = rows.find((row) => row.store === store);
  const go = (to: string) => void navigate(to === '' ? '/stores' : `/stores/${to}`);
  return (
    <Office
      title={t('peopleOffice.stores.title')}
      subtitle={stores.data && t('peopleOffice.stores.count', { count: rows.length })}
      tools={
        <>
          <ActButton name="F9" variant="filled" label={t('peopleOffice.stores.new')} onAct={() => go('new')} />
          <SchemeSwitch />
        </>
      }
    >
      <OfficePage>
        <ListBody
          isPending={stores.isPending}
          error={stores.error}
          onRetry={() => void stores.refetch()}
          isEmpty={rows.length === 0}
          empty={<EmptyState sentence={t('peopleOffice.stores.empty')} />}
          rowHeight={ROW_HEIGHT}
        >
          <BigTable
            label={t('peopleOffice.stores.title')}
            columns={storeColumns(t)}
            rows={rows}
            idOf={(row) => row.store}
            rowHeight={ROW_HEIGHT}
            openedId={store}
            onOpen={(row) => go(row.store)}
          />
        </ListBody>
      </OfficePage>
      {store === 'new' && <NewStore onClose={() => go('')} onCreated={go} />}
      {opened && <EditStore key={opened.store} row={opened} onClose={() => go('')} />}
    </Office>
  );
}
