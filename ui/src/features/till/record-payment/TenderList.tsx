import { useTranslation } from 'react-i18next';
import { removeListed, type PaymentDraft } from './payment-draft';
import classes from './TenderList.module.css';
import { TenderRow } from './TenderRow';

interface Props {
  readonly draft: PaymentDraft;
  readonly onChange: (draft: PaymentDraft) => void;
}

/** What was given so far; until F9 each can be taken back. The cash shows here while another means is typed. */
export function TenderList({ draft, onChange }: Props) {
  const { t } = useTranslation();
  const cash = draft.method === 'cash' ? 0 : (draft.cash ?? 0);
  if (draft.listed.length === 0 && cash === 0) return null;
  return (
    <ul className={classes['list']} aria-label={t('till.pay.given')}>
      {draft.listed.map((tender, index) => (
        <TenderRow key={index} tender={tender} onRemove={() => onChange(removeListed(draft, index))} />
      ))}
      {cash > 0 && (
        <TenderRow tender={{ method: 'cash', amount: cash }} onRemove={() => onChange({ ...draft, cash: null })} />
      )}
    </ul>
  );
}
