import { useTranslation } from 'react-i18next';
import type { DraftView } from '@/bindings/DraftView';
import { formatTime } from '@/design/format/dates';
import { Station } from '@/design/station/Station';
import { NOT_YET, useAnswer, usePlace } from '@/platform';
import { Cart } from './cart/Cart';
import classes from './Counter.module.css';
import { CounterDialogs } from './CounterDialogs';
import { NoticeStrip } from './notice/NoticeStrip';
import { ParkedCount } from './recall/ParkedCount';
import { Results } from './results/Results';
import { SearchField } from './search/SearchField';
import { useCounter } from './use-counter';
import { useCounterLegend } from './use-counter-legend';

interface Props {
  readonly draft: DraftView | null;
}

/** Where sales are prepared. The search field keeps the focus; keys and scanner do the rest. */
export function Counter({ draft }: Props) {
  const { t } = useTranslation();
  const zone = usePlace()?.store_fields.zone;
  const customer = useAnswer('customers.customer', draft?.customer == null ? NOT_YET : { customer: draft.customer });
  const { field, search, keys, quantity, notice, setDialog, ...counter } = useCounter(draft);
  const legend = useCounterLegend(draft, {
    onSearch: counter.focusSearch,
    onDialog: setDialog,
    onSubmit: counter.submit,
  });
  return (
    <Station
      title={t('counter.title')}
      subtitle={draft ? t('counter.started', { time: formatTime(draft.started_at, zone) }) : t('counter.ready')}
      aside={<ParkedCount onOpen={() => setDialog('recall')} />}
      {...legend}
    >
      <div
        className={classes['counter']}
        // A press on a button or a row acts, but the field keeps the focus.
        onMouseDown={(event) => {
          if (!(event.target instanceof HTMLInputElement)) event.preventDefault();
        }}
      >
        <div className={classes['find']}>
          <SearchField
            field={field}
            text={search.text}
            onType={(text) => {
              search.type(text);
              keys.setZone('results');
            }}
            onClear={counter.clear}
            keys={keys.fieldProps}
          />
          <NoticeStrip notice={notice} />
          <Results
            search={search}
            list={keys.list}
            view={counter.view}
            onView={counter.setView}
            columns={counter.columns}
          />
        </div>
        <Cart
          gridId={keys.gridId}
          draft={draft}
          activeLine={counter.line?.line ?? null}
          hasKeys={keys.cartHasKeys}
          flash={counter.flash}
          notice={notice}
          printing={counter.printing}
          onActive={counter.chooseLine}
          onQuantity={quantity.onQuantity}
          onRemove={quantity.onRemove}
          onSerials={counter.openSerials}
          onCustomer={() => setDialog('customer')}
        />
      </div>
      <CounterDialogs
        open={counter.dialog}
        draft={draft}
        line={counter.line}
        notice={notice}
        customerName={customer.data?.customer.name ?? ''}
        onNotice={counter.setNotice}
        onLine={counter.chooseLine}
        onClose={() => {
          setDialog(null);
          field.current?.focus();
        }}
      />
    </Station>
  );
}
