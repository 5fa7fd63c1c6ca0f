import { Button, Progress } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JoinProgress } from '@/bindings/JoinProgress';
import { BrandScreen } from '@/design/brand/BrandScreen';
import { Key } from '@/design/keys/Key';
import { useKeys } from '@/design/keys/use-keys';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useCall, useShellAnswer } from '@/platform';
import form from '../new-business/NewBusiness.module.css';
import { ArrivalState } from './ArrivalState';
import { GiveUp } from './GiveUp';
import classes from './Join.module.css';

interface Props {
  /** All of it is here. */
  readonly hasArrived: boolean;
  readonly onReady: () => void;
}

/** The history of the business comes to this computer: how far it is, and that it may be stopped and goes on. */
export function Joining({ hasArrived, onReady }: Props) {
  const { t } = useTranslation();
  // Each batch that comes in is news of some screen.
  const { data, error } = useShellAnswer('device.join_progress', {}, { topics: ['*'] });
  const [last, setLast] = useState<JoinProgress | null>(null);
  if (data && data !== last) setLast(data);
  const stop = useCall('device.stop_join');
  const resume = useCall('device.resume_join');
  const [isGivingUp, setIsGivingUp] = useState(false);
  const isStopped = last?.is_stopped === true;
  useKeys(hasArrived ? { Enter: onReady } : isStopped && !isGivingUp ? { Enter: () => resume.mutate({}) } : {});
  const name = last?.joined.organisation_name ?? '';
  return (
    <BrandScreen promise={t('join.promise')} text={t('join.comes.why')} foot={t('firstRun.noAccount')}>
      <h1 className={form['title']}>{t(hasArrived ? 'join.done.title' : 'join.comes.title', { name })}</h1>
      <div className={`${form['form'] ?? ''} ${classes['form'] ?? ''}`}>{last && content(last)}</div>
    </BrandScreen>
  );

  function content(progress: JoinProgress) {
    const failure = error ?? stop.error ?? resume.error ?? progress.failure;
    const { received, total, joined } = progress;
    if (hasArrived) {
      return (
        <>
          <p className={form['note']}>{t('join.done.how', { device: joined.name })}</p>
          <div className={form['acts']}>
            <Button h={48} leftSection={<Key name="Enter" tone="on-fill" />} onClick={onReady} autoFocus>
              {t('join.done.act')}
            </Button>
          </div>
        </>
      );
    }
    return (
      <>
        <p className={form['note']}>{t('join.comes.how', { device: joined.name })}</p>
        {failure && <ErrorStrip error={failure} />}
        <p className={classes['counted']} role="status">
          {counted(received, total)}
        </p>
        <Progress.Root size="lg">
          <Progress.Section
            value={total === null || total === 0 ? 0 : Math.min(100, (100 * received) / total)}
            aria-label={t('join.comes.progress')}
          />
        </Progress.Root>
        <ArrivalState progress={progress} />
        {isGivingUp ? <GiveUp onKeep={() => setIsGivingUp(false)} /> : acts()}
      </>
    );
  }

  function acts() {
    if (!isStopped) {
      return (
        <div className={form['acts']}>
          <Button variant="default" h={48} disabled={stop.isPending} onClick={() => stop.mutate({})}>
            {t('join.comes.stop')}
          </Button>
        </div>
      );
    }
    return (
      <div className={form['acts']}>
        <Button
          h={48}
          disabled={resume.isPending}
          leftSection={<Key name="Enter" tone="on-fill" />}
          onClick={() => resume.mutate({})}
        >
          {t('join.comes.resume')}
        </Button>
        <Button variant="default" h={48} onClick={() => setIsGivingUp(true)}>
          {t('join.comes.giveUp')}
        </Button>
      </div>
    );
  }

  function counted(received: number, total: number | null) {
    if (total === null) return t('join.comes.received', { count: received });
    return t('join.comes.receivedOf', { count: received, total: Math.max(total, received) });
  }
}
