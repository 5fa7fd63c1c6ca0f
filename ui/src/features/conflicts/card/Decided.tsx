import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConflictCard } from '@/bindings/ConflictCard';
import type { DecisionView } from '@/bindings/DecisionView';
import { formatDateTime } from '@/design/format/dates';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import classes from './ConflictCard.module.css';
import { currencyOf } from './conflict-sentence';
import { takenWords } from './taken-words';

interface Props {
  readonly card: ConflictCard;
  readonly decision: DecisionView;
  readonly evidence: ReactNode;
  readonly onNext: (() => void) | undefined;
}

/** What was decided, by whom and when; the facts stay beside it. */
export function Decided({ card, decision, evidence, onNext }: Props) {
  const { t } = useTranslation();
  const { zone } = useSurroundings();
  return (
    <div className={classes['form']}>
      <div className={classes['body']} tabIndex={0} role="region" aria-label={t('conflicts.decision.title')}>
        {evidence}
        <section className={classes['decision']} role="status">
          <h3>{takenWords(t, decision.taken, currencyOf(card))}</h3>
          <p>{t('conflicts.decision.by', { person: decision.by_name, at: formatDateTime(decision.at, zone) })}</p>
        </section>
        {decision.note !== '' && (
          <p className={classes['note']}>
            <b>{t('conflicts.decision.note')}</b> {decision.note}
          </p>
        )}
      </div>
      {onNext && (
        <footer className={classes['foot']}>
          {/* Without a key: F9 pressed once too often must not settle the next one unread. */}
          <Button h={36} onClick={onNext}>
            {t('conflicts.next')}
          </Button>
        </footer>
      )}
    </div>
  );
}
