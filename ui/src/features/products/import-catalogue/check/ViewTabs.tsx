import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportCounts } from '@/bindings/ImportCounts';
import type { ImportShown } from '@/bindings/ImportShown';
import { groupThousands } from '@/design/format/spaces';
import classes from './CheckFile.module.css';

interface Props {
  readonly counts: ImportCounts;
  readonly shown: ImportShown;
  readonly onShow: (shown: ImportShown) => void;
}

const views = ['error', 'warning', 'create', 'update', 'unchanged', 'repeated', 'all'] as const;

/** The counts of the dry run; each shows its lines. What there is none of is not offered. */
export function ViewTabs({ counts, shown, onShow }: Props) {
  const { t } = useTranslation();
  const countOf = (view: ImportShown) => (view === 'all' ? counts.lines : counts[view]);
  return (
    <div className={classes['views']}>
      <SegmentedControl
        aria-label={t('importCatalogue.check.views')}
        value={shown}
        onChange={onShow}
        data={views
          .filter((view) => view === shown || view === 'all' || countOf(view) > 0)
          .map((view) => ({
            value: view,
            label: (
              <span className={classes['view']}>
                {t(`importCatalogue.check.${view}`)} <b>{groupThousands(String(countOf(view)))}</b>
              </span>
            ),
          }))}
      />
    </div>
  );
}
