import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ConflictCard as Card } from '@/bindings/ConflictCard';
import { StatusTag } from '@/design/status/StatusTag';
import { ResolveForm } from '../resolve/ResolveForm';
import { subjectAddress } from '../subject-address';
import { conflictHeading, conflictSentence } from './conflict-sentence';
import classes from './ConflictCard.module.css';
import { Decided } from './Decided';
import { FactCard } from './FactCard';
import { Moments } from './Moments';

interface Props {
  readonly card: Card;
  readonly onNext?: () => void;
}

/** What happened, side by side, and what can be done about it. */
export function ConflictCard({ card, onNext }: Props) {
  const { t } = useTranslation();
  const evidence = (
    <>
      <header className={classes['head']}>
        <h2>{conflictHeading(t, card)}</h2>
        <StatusTag kind="done" label={card.decision ? t('conflicts.decided') : t('conflicts.nothingLost')} />
      </header>
      <p className={classes['sentence']}>
        {conflictSentence(t, card)} {link()}
      </p>
      {card.facts.length > 0 && (
        <ol className={classes['facts']} data-count={card.facts.length}>
          {card.facts.map((fact, index) => (
            <FactCard key={`${fact.fact} ${index}`} fact={fact} index={index} card={card} />
          ))}
        </ol>
      )}
      {card.moments.length > 0 && <Moments moments={card.moments} />}
    </>
  );
  if (card.decision) return <Decided card={card} decision={card.decision} evidence={evidence} onNext={onNext} />;
  return <ResolveForm key={card.conflict} card={card} evidence={evidence} />;

  function link() {
    const address = subjectAddress(card.subject);
    if (address === null) return null;
    const { kind } = card.subject;
    if (kind === 'role' || kind === 'category' || kind === 'limits' || kind === 'device') return null;
    if (kind === 'resolution' || kind === 'other') return null;
    return (
      <Anchor component={Link} to={address} inherit underline="always">
        {t(`conflicts.open.${kind}`)}
      </Anchor>
    );
  }
}
