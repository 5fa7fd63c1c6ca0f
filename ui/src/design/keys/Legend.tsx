import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from './Key';
import type { KeyBindings } from './key-layers';
import type { KeyName } from './key-name';
import classes from './Legend.module.css';
import { showKeys } from './shown-keys';
import { useKeys } from './use-keys';

/** One key of a screen: what it is called and what it does. */
export interface LegendKey {
  readonly key: KeyName;
  readonly label: string;
  /** A promise keeps the key silent until it settles. */
  readonly act: () => unknown;
  /** Shown, greyed and explained on hover, rather than absent: people learn where keys are. */
  readonly disabledBecause?: string | undefined;
}

interface Props {
  readonly keys: readonly LegendKey[];
  /** The main act of the screen, at the right. By custom F9. */
  readonly main?: LegendKey | undefined;
}

/** The toolbar of a station. It binds the keys it shows, so that what is read is what happens. */
export function Legend({ keys, main }: Props) {
  const { t } = useTranslation();
  const all = main ? [...keys, main] : keys;
  const press = useKeys(bindings(all));
  const latest = useRef(all);
  // Told again only when what is read changes; what is done is always the latest.
  const told = all.map(({ key, label, disabledBecause }) => [key, label, disabledBecause].join()).join('\n');
  useEffect(() => {
    latest.current = all;
  });
  useEffect(() => {
    showKeys(latest.current.map((entry) => ({ ...entry, press: () => press(entry.key) })));
    return () => showKeys([]);
  }, [told, press]);
  const button = (entry: LegendKey, isMain: boolean) => (
    <Button
      key={entry.key}
      className={classes['button'] ?? ''}
      data-main={isMain || undefined}
      variant={isMain ? 'filled' : 'default'}
      leftSection={<Key name={entry.key} tone={isMain && !entry.disabledBecause ? 'on-fill' : 'plain'} />}
      aria-keyshortcuts={entry.key}
      disabled={entry.disabledBecause !== undefined}
      title={entry.disabledBecause}
      onClick={() => press(entry.key)}
    >
      {entry.label}
    </Button>
  );
  return (
    <div className={classes['legend']} role="toolbar" aria-label={t('keys.legend')}>
      <div className={classes['keys']}>{keys.map((entry) => button(entry, false))}</div>
      {main && button(main, true)}
    </div>
  );
}

function bindings(entries: readonly LegendKey[]): KeyBindings {
  return Object.fromEntries(
    // A disabled key stays bound, to nothing: it must not fall through to a screen below.
    entries.map((entry) => [entry.key, entry.disabledBecause === undefined ? entry.act : () => undefined]),
  );
}
