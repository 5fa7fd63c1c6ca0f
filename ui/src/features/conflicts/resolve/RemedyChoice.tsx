import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConflictCard } from '@/bindings/ConflictCard';
import { useWhen } from '../use-when';
import { offerWords } from './offer-words';
import classes from './ResolveForm.module.css';

interface Props {
  readonly card: ConflictCard;
  readonly choice: number;
  readonly onChoose: (choice: number) => void;
}

/** The remedies, each on a card that says what it does. */
export function RemedyChoice({ card, choice, onChoose }: Props) {
  const { t } = useTranslation();
  const when = useWhen();
  const isChoice = card.offers.length > 1;
  return (
    <section aria-labelledby="what-to-do">
      <h3 id="what-to-do" className={classes['heading']}>
        {t('conflicts.whatToDo')}
      </h3>
      <Radio.Group
        name="remedy"
        aria-labelledby="what-to-do"
        value={String(choice)}
        onChange={(value) => onChoose(Number(value))}
      >
        <div className={classes['choices']}>
          {card.offers.map((offer, index) => {
            const { title, text } = offerWords(t, offer, card, when);
            return (
              <Radio.Card key={title} value={String(index)} className={classes['choice'] ?? ''} withBorder>
                <span className={classes['inside']}>
                  <Radio.Indicator size="md" />
                  <span>
                    <span className={classes['title']}>{title}</span>
                    <span className={classes['text']}>
                      {isChoice && index === 0 && (
                        <span className={classes['advised']}>{`${t('conflicts.advised')} `}</span>
                      )}
                      {text}
                    </span>
                  </span>
                </span>
              </Radio.Card>
            );
          })}
        </div>
      </Radio.Group>
    </section>
  );
}
