import { useTranslation } from 'react-i18next';
import type { RoleRow } from '@/bindings/RoleRow';
import type { UserRow } from '@/bindings/UserRow';
import { ListBody } from '@/design/office/ListBody';
import { EmptyState } from '@/design/states/EmptyState';
import { BigTable } from '@/design/table/BigTable';
import { useAnswer, type PlatformError } from '@/platform';
import { peopleColumns } from './people-columns';

interface Props {
  readonly users: {
    readonly data: UserRow[] | undefined;
    readonly error: PlatformError | null;
    readonly isPending: boolean;
    readonly refetch: () => unknown;
  };
  readonly roles: readonly RoleRow[];
  readonly openedId: string;
  readonly onOpen: (user: string) => void;
}

const ROW_HEIGHT = 38;

export function PeopleTable({ users, roles, openedId, onOpen }: Props) {
  const { t } = useTranslation();
  const stores = useAnswer('people.stores', {}).data ?? [];
  // By name as people sort it: É beside E.
  const rows = [...(users.data ?? [])].sort(
    (one, other) => Number(other.active) - Number(one.active) || one.name.localeCompare(other.name),
  );
  return (
    <ListBody
      isPending={users.isPending}
      error={users.error}
      onRetry={() => void users.refetch()}
      isEmpty={rows.length === 0}
      empty={<EmptyState sentence={t('peopleOffice.empty')} />}
      rowHeight={ROW_HEIGHT}
    >
      <BigTable
        label={t('peopleOffice.title')}
        columns={peopleColumns({ t, roles, stores })}
        rows={rows}
        idOf={({ user }) => user}
        rowHeight={ROW_HEIGHT}
        openedId={openedId}
        onOpen={({ user }) => onOpen(user)}
      />
    </ListBody>
  );
}
