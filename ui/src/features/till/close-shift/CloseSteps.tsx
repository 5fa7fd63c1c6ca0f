import { IconCheck } from '@tabler/icons-react';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './CloseSteps.module.css';

interface Props {
  /** From 1. */
  readonly step: 1 | 2 | 3 | 4;
}

const names = ['openSales', 'count', 'compare', 'sign'] as const;

function stateOf(at: number, step: Props['step']): 'done' | 'now' | 'to-come' {
  // Once signed there is nothing left to do in the fourth.
  if (at < step || step === 4) return 'done';
  return at === step ? 'now' : 'to-come';
}

/** Where the person is. Not buttons: a count cannot be taken back by a click. */
export function CloseSteps({ step }: Props) {
  const { t } = useTranslation();
  return (
    <ol className={classes['steps']}>
      {names.map((name, index) => {
        const at = index + 1;
        const state = stateOf(at, step);
        return (
          <Fragment key={name}>
            {index > 0 && <li className={classes['line']} data-done={at <= step || undefined} aria-hidden />}
            <li className={classes['step']} data-state={state} aria-current={at === step ? 'step' : undefined}>
              <span className={classes['mark']} aria-hidden>
                {state === 'done' ? <IconCheck size={18} stroke={2.5} /> : at}
              </span>
              <span className={classes['name']}>{t(`till.closing.steps.${name}`)}</span>
            </li>
          </Fragment>
        );
      })}
    </ol>
  );
}
