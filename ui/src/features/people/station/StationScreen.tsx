import { Button, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterChoice } from '@/bindings/RegisterChoice';
import type { RegisterList } from '@/bindings/RegisterList';
import { BrandScreen } from '@/design/brand/BrandScreen';
import { Key } from '@/design/keys/Key';
import { useKeys } from '@/design/keys/use-keys';
import { ErrorState } from '@/design/states/ErrorState';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { StatusTag } from '@/design/status/StatusTag';
import { useAnswer, useCall, usePermissions } from '@/platform';
import { NewRegister } from './NewRegister';
import classes from './Station.module.css';

interface Props {
  readonly onLock: () => void;
}

/** A computer that has just come: at which register it stands is said once, by the first who works there. */
export function StationScreen({ onLock }: Props) {
  const { t } = useTranslation();
  const list = useAnswer('people.registers', {});
  return (
    <BrandScreen promise={t('station.promise')} text={t('station.why')} foot={t('firstRun.noAccount')}>
      <h1 className={classes['title']}>{t('station.title')}</h1>
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && <StationForm list={list.data} onLock={onLock} />}
    </BrandScreen>
  );
}

interface FormProps extends Props {
  readonly list: RegisterList;
}

function StationForm({ list, onLock }: FormProps) {
  const { t } = useTranslation();
  const may = usePermissions();
  // The computer of an office has no store of its own: it may stand anywhere.
  const choices = list.registers.filter(({ store }) => list.store === null || store === list.store);
  const free = choices.find(({ taken_by: others }) => others.length === 0);
  const [picked, setPicked] = useState<string | null>(null);
  const [isAdding, setIsAdding] = useState(false);
  const choose = useCall('device.choose_register');
  const register = picked ?? free?.register ?? null;
  const taken = choices.find((choice) => choice.register === register && choice.taken_by.length > 0);
  const store = list.store ?? choices[0]?.store;
  const mayAdd = may('people.manage_stores') && store !== undefined;
  const send = () => {
    if (register !== null && !choose.isPending) choose.mutate({ register });
  };
  useKeys(isAdding ? {} : { F9: send });
  return (
    <Stack gap={16} className={classes['form'] ?? ''}>
      <p className={classes['how']}>{t('station.how')}</p>
      {choose.error && <ErrorStrip error={choose.error} />}
      <Radio.Group aria-label={t('station.title')} value={register} onChange={setPicked}>
        <div className={classes['choices']}>{choices.map(card)}</div>
      </Radio.Group>
      {choices.length === 0 && <p className={classes['how']}>{t('station.none')}</p>}
      {taken && <StatusTag kind="attention" label={t('station.takenHow', { name: taken.taken_by.join(', ') })} />}
      {isAdding && store !== undefined && (
        <NewRegister
          store={store}
          count={choices.filter((choice) => choice.store === store).length}
          onMade={(made) => {
            setPicked(made);
            setIsAdding(false);
          }}
          onBack={() => setIsAdding(false)}
        />
      )}
      {!isAdding && (
        <div className={classes['acts']}>
          <Button
            h={48}
            disabled={register === null || choose.isPending}
            leftSection={<Key name="F9" tone="on-fill" />}
            onClick={send}
          >
            {t('station.act')}
          </Button>
          {mayAdd && (
            <Button variant="default" h={48} onClick={() => setIsAdding(true)}>
              {t('station.add')}
            </Button>
          )}
          <Button variant="default" h={48} leftSection={<Key name="F12" />} onClick={onLock}>
            {t('session.otherPerson')}
          </Button>
        </div>
      )}
    </Stack>
  );

  function card({ register: id, code, name, store_name: storeName, taken_by: others }: RegisterChoice) {
    return (
      <Radio.Card key={id} value={id} className={classes['choice'] ?? ''}>
        <Radio.Indicator />
        <span className={classes['words']}>
          <span className={classes['name']}>{name}</span>
          <span className={classes['facts']}>{`${storeName} · ${code}`}</span>
        </span>
        {others.length === 0 ? (
          <StatusTag kind="done" label={t('station.free')} />
        ) : (
          <StatusTag kind="taken" label={t('station.taken', { name: others.join(', ') })} />
        )}
      </Radio.Card>
    );
  }
}
