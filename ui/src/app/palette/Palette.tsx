import { Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignedInPerson } from '@/bindings/SignedInPerson';
import { fade } from '@/design/theme/theme';
import classes from './Palette.module.css';
import { usePaletteActions } from './use-palette-actions';
import { useFoundActions } from './use-found-actions';

interface Props {
  readonly person: SignedInPerson;
}

/** Ctrl+K: everything that can be done from anywhere, and what can be found. */
export function Palette({ person }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const actions = usePaletteActions(person);
  const found = useFoundActions(text, person);
  return (
    <Spotlight
      query={text}
      onQueryChange={setText}
      actions={[...actions, ...found]}
      // What Rust found fits already, whatever its words: only our own actions are filtered.
      filter={(query, groups) =>
        groups
          .map((group) =>
            'actions' in group ? { ...group, actions: group.actions.filter((one) => fits(one, query)) } : group,
          )
          .filter((group) => !('actions' in group) || group.actions.length > 0)
      }
      shortcut="mod + K"
      // Also while a field has the focus: at the counter one always has.
      tagsToIgnore={[]}
      highlightQuery
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      classNames={{ actionsGroup: classes['group'] ?? '' }}
      scrollable
      maxHeight={480}
      nothingFound={t('palette.nothing')}
      transitionProps={fade}
      searchProps={{
        leftSection: <IconSearch size={20} stroke={1.75} />,
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.placeholder'),
      }}
    />
  );
}

function fits(action: { readonly id: string; readonly label?: string | undefined }, query: string): boolean {
  const plain = (words: string) =>
    words
      .normalize('NFD')
      .replace(/\p{Diacritic}/gu, '')
      .toLowerCase();
  return action.id.startsWith('found-') || plain(action.label ?? '').includes(plain(query.trim()));
}
