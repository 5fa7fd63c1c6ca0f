import { IconBuildingStore, IconDeviceDesktopCheck, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BrandPanel } from '@/design/brand/BrandPanel';
import { useKeys } from '@/design/keys/use-keys';
import { LanguageSelect } from '@/design/language/LanguageSelect';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import type { ErrorFacts } from '@/i18n';
import { Door } from './Door';
import classes from './FirstRun.module.css';

export type DoorName = 'try' | 'create';

interface Props {
  readonly version: string;
  readonly onTry: () => void;
  readonly onCreate: () => void;
  /** The door that is being opened; the others wait. */
  readonly opening: DoorName | null;
  /** Why the last door did not open. */
  readonly error: ErrorFacts | null;
}

/** What a new computer shows: nothing to sign up for, and one key to start. */
export function FirstRun({ version, onTry, onCreate, opening, error }: Props) {
  const { t } = useTranslation();
  useKeys(opening === null ? { '1': onTry, '2': onCreate } : {});
  const stateOf = (door: DoorName) => (opening === null ? 'ready' : opening === door ? 'opening' : 'waiting');
  return (
    <div className={classes['screen']}>
      <BrandPanel
        foot={
          <>
            <IconDeviceDesktopCheck size={22} stroke={1.75} aria-hidden />
            <span>{t('firstRun.noAccount')}</span>
          </>
        }
      >
        <h2>{t('firstRun.promise')}</h2>
        <p>{t('firstRun.localFirst')}</p>
      </BrandPanel>
      <main className={classes['choice']}>
        <div className={classes['language']}>
          <LanguageSelect />
        </div>
        <h1 className={classes['title']}>{t('firstRun.title')}</h1>
        <p className={classes['how']}>{t('firstRun.how')}</p>
        <div className={classes['doors']}>
          {error && <ErrorStrip error={error} />}
          <Door
            name="1"
            icon={IconPlayerPlay}
            title={t('firstRun.try.title')}
            text={t('firstRun.try.text')}
            need={t('firstRun.try.need')}
            state={stateOf('try')}
            isFirst
            onOpen={onTry}
          />
          <Door
            name="2"
            icon={IconBuildingStore}
            title={t('firstRun.create.title')}
            text={t('firstRun.create.text')}
            need={t('firstRun.create.need')}
            state={stateOf('create')}
            onOpen={onCreate}
          />
        </div>
        <footer className={classes['foot']}>
          <span>{t('app.version', { version })}</span>
        </footer>
      </main>
    </div>
  );
}
