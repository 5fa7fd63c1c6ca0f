import { SegmentedControl } from '@mantine/core';
import { IconLayoutGrid, IconList } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Results.module.css';
import type { ResultsView } from './use-results-view';

interface Props {
  readonly count: number;
  readonly hasMore: boolean;
  /** Réseau › Routeurs. */
  readonly path: string;
  readonly view: ResultsView;
  readonly onView: (view: ResultsView) => void;
}

export function ResultsHead({ count, hasMore, path, view, onView }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes['head']}>
      <span className={classes['count']}>
        <b>{hasMore ? t('counter.results.over', { count }) : count}</b> {t('counter.results.articles', { count })}
      </span>
      <span className={classes['path']}>{path}</span>
      <SegmentedControl
        aria-label={t('counter.results.view')}
        value={view}
        onChange={(value) => onView(value === 'grid' ? 'grid' : 'list')}
        classNames={{ label: classes['choice'] ?? '' }}
        data={[
          { value: 'list', label: choice(IconList, t('counter.results.list')) },
          { value: 'grid', label: choice(IconLayoutGrid, t('counter.results.grid')) },
        ]}
      />
    </div>
  );
}

function choice(Icon: typeof IconList, word: string) {
  return (
    <span className={classes['word']}>
      <Icon size={18} stroke={1.75} aria-hidden />
      {word}
    </span>
  );
}
