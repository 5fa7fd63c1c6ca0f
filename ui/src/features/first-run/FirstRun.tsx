import { IconBuildingStore, IconDeviceDesktopCheck, IconLifebuoy, IconLink, IconPlayerPlay } from '@tabler/icons-react';
import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandScreen } from '@/design/brand/BrandScreen';
import { HelpButton } from '@/design/help/HelpButton';
import { HelpSheet } from '@/design/help/HelpSheet';
import { Key } from '@/design/keys/Key';
import { useKeys } from '@/design/keys/use-keys';
import { LanguageSelect } from '@/design/language/LanguageSelect';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import type { ErrorFacts } from '@/i18n';
import { Door } from './Door';
import { Quarantined } from './Quarantined';
import classes from './FirstRun.module.css';

export type DoorName = 'try' | 'create';

const helpKeys = [
  { keys: ['1'], text: 'help.key.try' },
  { keys: ['2'], text: 'help.key.create' },
  { keys: ['3'], text: 'help.key.join' },
  { keys: ['4'], text: 'help.key.restore' },
] as const;
const helpTips = ['a', 'b', 'c', 'd'] as const;

interface Props {
  readonly version: string;
  readonly onTry: () => void;
  readonly onCreate: () => void;
  readonly onJoin: () => void;
  readonly onRestore: () => void;
  /** Where a damaged database was set aside at this start. */
  readonly quarantined: string | undefined;
  /** The door that is being opened; the others wait. */
  readonly opening: DoorName | null;
  /** Why the last door did not open. */
  readonly error: ErrorFacts | null;
}

/** What a new computer shows: nothing to sign up for, and one key to start. */
export function FirstRun({ version, onTry, onCreate, onJoin, onRestore, quarantined, opening, error }: Props) {
  const { t } = useTranslation();
  const [isHelping, setIsHelping] = useState(false);
  const openHelp = () => setIsHelping(true);
  useKeys(opening === null ? { '1': onTry, '2': onCreate, '3': onJoin, '4': onRestore, F1: openHelp } : {});
  const stateOf = (door: DoorName) => (opening === null ? 'ready' : opening === door ? 'opening' : 'waiting');
  return (
    <BrandScreen
      promise={t('firstRun.promise')}
      text={t('firstRun.localFirst')}
      foot={
        <>
          <IconDeviceDesktopCheck size={22} stroke={1.75} aria-hidden />
          <span>{t('firstRun.noAccount')}</span>
        </>
      }
    >
      <div className={classes['language']}>
        <LanguageSelect />
      </div>
      <h1 className={classes['title']}>{t('firstRun.title')}</h1>
      <p className={classes['how']}>{t('firstRun.how')}</p>
      <div className={classes['doors']}>
        {error && <ErrorStrip error={error} />}
        {quarantined !== undefined && <Quarantined path={quarantined} onRestore={onRestore} />}
        <Door
          name="1"
          icon={IconPlayerPlay}
          title={t('firstRun.try.title')}
          text={t('firstRun.try.text')}
          need={t('firstRun.try.need')}
          state={stateOf('try')}
          isCompact={quarantined !== undefined}
          isFirst={quarantined === undefined}
          onOpen={onTry}
        />
        <Door
          name="2"
          icon={IconBuildingStore}
          title={t('firstRun.create.title')}
          text={t('firstRun.create.text')}
          need={t('firstRun.create.need')}
          state={stateOf('create')}
          isCompact={quarantined !== undefined}
          onOpen={onCreate}
        />
        <Door
          name="3"
          icon={IconLink}
          title={t('firstRun.join.title')}
          text={t('firstRun.join.text')}
          need={t('firstRun.join.need')}
          state={opening === null ? 'ready' : 'waiting'}
          isCompact={quarantined !== undefined}
          onOpen={onJoin}
        />
      </div>
      <footer className={classes['foot']}>
        {quarantined === undefined && (
          <UnstyledButton
            className={classes['restore'] ?? ''}
            aria-keyshortcuts="4"
            disabled={opening !== null}
            onClick={onRestore}
          >
            <IconLifebuoy size={20} stroke={1.75} aria-hidden />
            {t('firstRun.restore.title')}
            <Key name="4" />
          </UnstyledButton>
        )}
        <span>{t('app.version', { version })}</span>
        <div className={classes['help']}>
          <HelpButton onHelp={openHelp} />
        </div>
      </footer>

      {isHelping && (
        <HelpSheet
          title={t('help.firstRun.title')}
          purpose={t('help.firstRun.what')}
          tips={helpTips.map((tip) => t(`help.firstRun.tips.${tip}`))}
          keys={helpKeys.map(({ keys, text }) => ({ keys, text: t(text) }))}
          onClose={() => setIsHelping(false)}
        />
      )}
    </BrandScreen>
  );
}
