import { IconCircleCheck, IconPlayerStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportOutcome } from '@/bindings/ImportOutcome';
import { groupThousands } from '@/design/format/spaces';
import { RunActs } from './RunActs';
import classes from './RunImport.module.css';

interface Props {
  readonly outcome: ImportOutcome;
  readonly onSee: () => void;
  readonly onAnother: () => void;
}

const figures = ['created', 'updated', 'unchanged', 'skipped'] as const;

export function ImportEnded({ outcome, ...acts }: Props) {
  const { t } = useTranslation();
  const Icon = outcome.cancelled ? IconPlayerStop : IconCircleCheck;
  return (
    <div className={classes['run']} data-tone={outcome.cancelled ? 'warn' : 'ok'}>
      <Icon size={44} stroke={1.5} aria-hidden />
      <h2 role="status">{t(outcome.cancelled ? 'importCatalogue.run.cancelled' : 'importCatalogue.run.done')}</h2>
      {outcome.cancelled && <p>{t('importCatalogue.run.cancelledKept')}</p>}
      <dl className={classes['figures']}>
        {figures.map((name) => (
          <div key={name}>
            <dt>{t(`importCatalogue.run.${name}`)}</dt>
            <dd>{groupThousands(String(outcome[name]))}</dd>
          </div>
        ))}
      </dl>
      <RunActs {...acts} />
    </div>
  );
}
