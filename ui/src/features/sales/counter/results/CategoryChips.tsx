import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CategoryRow } from '@/bindings/CategoryRow';
import { browsable } from './category-tree';
import classes from './CategoryChips.module.css';

interface Props {
  readonly categories: readonly CategoryRow[];
  readonly chosen: string | null;
  readonly onChoose: (category: string | null) => void;
}

export function CategoryChips({ categories, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes['chips']} role="group" aria-label={t('counter.categories')}>
      {chip(null, t('counter.allCategories'), null)}
      {browsable(categories).map((row) => chip(row.category, row.name, row.products))}
    </div>
  );

  function chip(category: string | null, name: string, count: number | null) {
    return (
      <UnstyledButton
        key={category ?? 'all'}
        className={classes['chip'] ?? ''}
        aria-pressed={category === chosen}
        onClick={() => onChoose(category)}
      >
        {name} {count !== null && <span>{count}</span>}
      </UnstyledButton>
    );
  }
}
