import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { ConflictState } from '@/bindings/ConflictState';
import { Office } from '@/design/office/Office';
import { OfficePanel } from '@/design/office/OfficePanel';
import { SchemeSwitch } from '@/design/scheme/SchemeSwitch';
import { EmptyState } from '@/design/states/EmptyState';
import { usePages } from '@/platform';
import { ConflictPage } from './card/ConflictPage';
import classes from './Conflicts.module.css';
import { ConflictList } from './list/ConflictList';

/** Any fact that arrives may raise a conflict, or settle one. */
const ANY = { cursor: 'before', topics: ['*'] } as const;

/** /conflicts: what devices did without seeing each other and that contradicts itself, for a person to decide. */
export function ConflictsScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { conflict } = useParams();
  const [state, setState] = useState<ConflictState>('open');
  const open = usePages('conflicts.list', { state: 'open' }, ANY);
  const resolved = usePages('conflicts.list', { state: 'resolved' }, ANY);
  const pages = state === 'open' ? open : resolved;
  // What was just decided stays on the screen although it has left the list.
  const shown = conflict ?? pages.rows[0]?.conflict;
  const show = (id: string) => void navigate(`/conflicts/${id}`, { replace: true });
  const count = open.first?.count ?? 0;
  const next = open.rows.find((row) => row.conflict !== shown)?.conflict;
  return (
    <Office
      title={t('conflicts.title')}
      subtitle={open.first && (count === 0 ? t('conflicts.subtitleNone') : t('conflicts.subtitle'))}
      tools={<SchemeSwitch />}
    >
      <div className={classes['columns']}>
        <ConflictList
          pages={pages}
          state={state}
          shown={shown}
          openCount={count}
          resolvedCount={resolved.first?.count ?? 0}
          onShow={show}
          onState={(wanted) => {
            setState(wanted);
            void navigate('/conflicts', { replace: true });
          }}
        />
        <OfficePanel fills>{page()}</OfficePanel>
      </div>
    </Office>
  );

  function page() {
    if (shown !== undefined) {
      return <ConflictPage key={shown} conflict={shown} {...(next !== undefined && { onNext: () => show(next) })} />;
    }
    if (pages.isPending || pages.error) return null;
    return <EmptyState icon={IconCheck} sentence={t('conflicts.empty')} action={<p>{t('conflicts.emptyHow')}</p>} />;
  }
}
