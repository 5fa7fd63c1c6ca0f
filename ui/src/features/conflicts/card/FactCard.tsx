import { useTranslation } from 'react-i18next';
import type { ConflictCard } from '@/bindings/ConflictCard';
import type { Fact } from '@/bindings/Fact';
import { useWhen } from '../use-when';
import { factParts } from './fact-parts';
import classes from './FactCard.module.css';

interface Props {
  readonly fact: Fact;
  /** Its place among the facts, from 0. */
  readonly index: number;
  readonly card: ConflictCard;
}

/** One of the facts that contradict each other: what, when, where, by whom. */
export function FactCard({ fact, index, card }: Props) {
  const { t } = useTranslation();
  const when = useWhen();
  const { label, icon: Icon, main, amount, at, lines = [] } = factParts(t, fact, index, card);
  const who = [fact.register_name, fact.by_name, at ?? ''].filter((part) => part !== '').join(', ');
  return (
    <li className={classes['fact']}>
      <div className={classes['head']}>
        <span>{label}</span>
        <span className="num">{when(fact.at)}</span>
      </div>
      <div className={classes['main']}>
        <Icon size={20} stroke={1.75} aria-hidden />
        <div className={classes['what']}>{main}</div>
        {amount !== undefined && <b className={classes['amount']}>{amount}</b>}
      </div>
      {[who, ...lines]
        .filter((line) => line !== '')
        .map((line) => (
          <p key={line} className={classes['line']}>
            {line}
          </p>
        ))}
    </li>
  );
}
