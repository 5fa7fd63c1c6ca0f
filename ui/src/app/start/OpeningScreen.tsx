import { Progress } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { BrandScreen } from '@/design/brand/BrandScreen';
import { StepHeading } from '@/design/brand/StepHeading';
import classes from './OpeningScreen.module.css';

/** A person sees it move, and it costs the work nothing. */
const ASKED_EVERY_MS = 1_000;

interface Props {
  /** Of a hundred; absent while it is not known. */
  readonly percent: number | undefined;
  readonly onLookAgain: () => void;
}

/** After an update a large shop takes its time until it is open: how far it is, and that nobody has to do anything. */
export function OpeningScreen({ percent, onLookAgain }: Props) {
  const { t } = useTranslation();
  useInterval(onLookAgain, ASKED_EVERY_MS, { autoInvoke: true });
  return (
    <BrandScreen promise={t('firstRun.promise')} text={t('opening.why')} foot={t('signIn.promise')}>
      <StepHeading title={t('opening.title')} text={t('opening.how')} />
      <div className={classes['progress']}>
        {percent !== undefined && (
          <p className={classes['percent']} role="status">
            {t('opening.percent', { percent })}
          </p>
        )}
        <Progress.Root size="lg">
          {percent === undefined ? (
            // Something moves, so that nobody takes it for dead.
            <Progress.Section value={100} animated withAria={false} />
          ) : (
            <Progress.Section value={percent} aria-label={t('opening.progress')} />
          )}
        </Progress.Root>
      </div>
    </BrandScreen>
  );
}
