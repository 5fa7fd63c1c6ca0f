import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './SkeletonRows.module.css';
import { useLate } from './use-late';

interface Props {
  readonly rows: number;
  /** Height of a row in its final geometry, px. */
  readonly height: number;
}

/** The first loading of a list: its rows, empty. Never a spinner. */
export function SkeletonRows({ rows, height }: Props) {
  const { t } = useTranslation();
  const isLate = useLate();
  if (!isLate) return null;
  return (
    <div role="status" aria-label={t('states.loading')}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={classes['row']} style={{ height }}>
          <Skeleton height={14} width={`${52 - (index % 3) * 8}%`} animate={false} />
          <Skeleton height={14} width={88} animate={false} />
        </div>
      ))}
    </div>
  );
}
