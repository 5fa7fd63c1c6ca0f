import { TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConflictCard } from '@/bindings/ConflictCard';
import { ActButton } from '@/design/office/ActButton';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useExecute } from '@/platform';
import classes from '../card/ConflictCard.module.css';
import { useWhen } from '../use-when';
import { offerWords } from './offer-words';
import { RemedyChoice } from './RemedyChoice';
import { RemedyFields } from './RemedyFields';
import { firstForm, isNoteMissing, readRemedy, type RemedyForm } from './remedy-form';
import styles from './ResolveForm.module.css';

interface Props {
  readonly card: ConflictCard;
  readonly evidence: ReactNode;
}

/** What can be done, the advised remedy chosen beforehand; F9 does it, with its facts, at once. */
export function ResolveForm({ card, evidence }: Props) {
  const { t } = useTranslation();
  const when = useWhen();
  const resolve = useExecute('conflicts.resolve');
  const [form, setForm] = useState(() => firstForm(card));
  const [wasTried, setWasTried] = useState(false);
  // A fact that arrived meanwhile may have left fewer remedies.
  const offer = card.offers[form.choice] ?? card.offers[0];
  const put = (part: Partial<RemedyForm>) => setForm((former) => ({ ...former, ...part }));
  if (offer === undefined) return <div className={classes['body']}>{evidence}</div>;
  const lacksNote = isNoteMissing(offer, form);
  const remedy = readRemedy(offer, form);

  async function act() {
    setWasTried(true);
    if (remedy === null || lacksNote) return;
    try {
      await resolve.mutateAsync({ conflict: card.conflict, remedy, note: form.note.trim() });
    } catch {
      // Shown above the button.
    }
  }
  return (
    <div className={classes['form']}>
      <div className={classes['body']}>
        {evidence}
        <RemedyChoice card={card} choice={form.choice} onChoose={(choice) => put({ choice })} />
        <RemedyFields card={card} offer={offer} form={form} onChange={put} isTried={wasTried} />
        <TextInput
          name="note"
          className={styles['note'] ?? ''}
          label={offer.needs_note ? t('conflicts.form.noteNeeded') : t('conflicts.form.note')}
          placeholder={t('conflicts.form.notePlaceholder')}
          value={form.note}
          onChange={(event) => put({ note: event.currentTarget.value })}
          error={wasTried && lacksNote ? t('conflicts.form.noteMissing') : null}
          required={offer.needs_note}
          withAsterisk={false}
          autoComplete="off"
          maxLength={400}
        />
      </div>
      {resolve.error && <ErrorStrip error={resolve.error} />}
      <footer className={classes['foot']}>
        <p className={classes['kept']}>{t('conflicts.form.kept')}</p>
        <ActButton name="F9" variant="filled" label={offerWords(t, offer, card, when).act} onAct={act} />
      </footer>
    </div>
  );
}
