import { Button, UnstyledButton } from '@mantine/core';
import { IconArrowLeft, IconCheck, IconInbox } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConflictState } from '@/bindings/ConflictState';
import { useKeys } from '@/design/keys/use-keys';
import { ListBox } from '@/design/list-box/ListBox';
import { useListBox } from '@/design/list-box/use-list-box';
import { OfficePanel } from '@/design/office/OfficePanel';
import { EmptyState } from '@/design/states/EmptyState';
import { ErrorState } from '@/design/states/ErrorState';
import { SkeletonRows } from '@/design/states/SkeletonRows';
import type { Pages } from '@/platform';
import classes from './ConflictList.module.css';
import { ConflictRow } from './ConflictRow';

const ROW_PX = 80;

interface Props {
  readonly pages: Pages<'conflicts.list'>;
  readonly state: ConflictState;
  readonly shown: string | undefined;
  readonly openCount: number;
  readonly resolvedCount: number;
  readonly onShow: (conflict: string) => void;
  readonly onState: (state: ConflictState) => void;
}

/** What waits, the latest first; at its foot the way to what was decided this month. */
export function ConflictList({ pages, state, shown, openCount, resolvedCount, onShow, onState }: Props) {
  const { t } = useTranslation();
  const { rows } = pages;
  const place = rows.findIndex(({ conflict }) => conflict === shown);
  const select = (index: number) => {
    const row = rows[index];
    if (row) onShow(row.conflict);
  };
  const list = useListBox({ count: rows.length, active: place, onActive: select, onChoose: select });
  // What was just settled has left the list: none is active, and the arrows begin at its head.
  const keyProps = place < 0 ? { ...list.keyProps, 'aria-activedescendant': undefined } : list.keyProps;
  const focus = () => document.getElementById(list.id)?.focus();
  useKeys({ F2: focus });
  const isThere = rows.length > 0;
  // The arrows work at once, before anything is clicked.
  useEffect(() => {
    if (isThere && document.activeElement === document.body) document.getElementById(list.id)?.focus();
  }, [isThere, list.id]);
  return (
    <OfficePanel fills>
      <div className={classes['rows']}>{body()}</div>
      {pages.hasMore && (
        <Button variant="subtle" h={36} onClick={pages.more}>
          {t('conflicts.more')}
        </Button>
      )}
      {foot()}
    </OfficePanel>
  );

  function body() {
    if (pages.error) return <ErrorState error={pages.error} onRetry={pages.retry} />;
    if (pages.isPending) return <SkeletonRows rows={4} height={ROW_PX} />;
    if (!isThere && state === 'open') return null;
    if (!isThere) return <EmptyState sentence={t('conflicts.emptyResolved')} />;
    return (
      <ListBox
        label={t('conflicts.list')}
        items={rows}
        keyOf={({ conflict }) => conflict}
        rowHeight={ROW_PX}
        row={(row) => <ConflictRow row={row} />}
        list={{ ...list, keyProps }}
        tabStop="list"
      />
    );
  }

  function foot() {
    const isOpen = state === 'open';
    if (isOpen && resolvedCount === 0) return null;
    return (
      <UnstyledButton className={classes['foot'] ?? ''} onClick={() => onState(isOpen ? 'resolved' : 'open')}>
        {isOpen ? (
          <>
            <IconCheck size={18} stroke={1.75} data-tone="ok" aria-hidden />
            {t('conflicts.resolvedCount', { count: resolvedCount })}
          </>
        ) : (
          <>
            {openCount === 0 ? (
              <IconArrowLeft size={18} stroke={1.75} aria-hidden />
            ) : (
              <IconInbox size={18} stroke={1.75} aria-hidden />
            )}
            {t('conflicts.openCount', { count: openCount })}
          </>
        )}
      </UnstyledButton>
    );
  }
}
