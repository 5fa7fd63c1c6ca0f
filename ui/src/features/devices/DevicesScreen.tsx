import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useNow } from '@/design/clock/use-now';
import { ActButton } from '@/design/office/ActButton';
import { ListBody } from '@/design/office/ListBody';
import { Office } from '@/design/office/Office';
import { OfficePage } from '@/design/office/OfficePanel';
import { SchemeSwitch } from '@/design/scheme/SchemeSwitch';
import { EmptyState } from '@/design/states/EmptyState';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import { BigTable } from '@/design/table/BigTable';
import { useAnswer } from '@/platform';
import { ChangeDevice } from './change/ChangeDevice';
import { InviteDevice } from './invite/InviteDevice';
import { deviceColumns } from './list/device-columns';
import { Invitations } from './list/Invitations';

const ROW_HEIGHT = 46;

/** /devices, /devices/new and /devices/<id>: the computers of the business, and the codes with which others may join. */
export function DevicesScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { device = '' } = useParams();
  const { zone } = useSurroundings();
  const now = useNow();
  const list = useAnswer('people.devices', {});
  const stores = useAnswer('people.stores', {}).data ?? [];
  const rows = list.data?.devices ?? [];
  const opened = rows.find((row) => row.device === device);
  const go = (to: string) => void navigate(to === '' ? '/devices' : `/devices/${to}`);
  const count = rows.filter((row) => !row.is_revoked).length;
  return (
    <Office
      title={t('devices.title')}
      subtitle={list.data && t('devices.count', { count })}
      tools={
        <>
          <ActButton name="F9" variant="filled" label={t('devices.invite.open')} onAct={() => go('new')} />
          <SchemeSwitch />
        </>
      }
    >
      <OfficePage>
        {list.data && <Invitations list={list.data} stores={stores} />}
        <ListBody
          isPending={list.isPending}
          error={list.error}
          onRetry={() => void list.refetch()}
          isEmpty={rows.length === 0}
          empty={<EmptyState sentence={t('devices.empty')} />}
          rowHeight={ROW_HEIGHT}
        >
          <BigTable
            label={t('devices.title')}
            columns={deviceColumns({ t, stores, zone, now })}
            rows={rows}
            idOf={(row) => row.device}
            rowHeight={ROW_HEIGHT}
            openedId={device}
            onOpen={(row) => go(row.device)}
          />
        </ListBody>
      </OfficePage>
      {device === 'new' && <InviteDevice here={rows.find((row) => row.is_here)} onClose={() => go('')} />}
      {opened && (
        <ChangeDevice key={opened.device} row={opened} stores={stores} devices={rows} onClose={() => go('')} />
      )}
    </Office>
  );
}
