import { Switch, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useExecute } from '@/platform';
import { chosen, scanned, withLine, withoutLine } from '../document/document-lines';
import { DocumentPage } from '../document/DocumentPage';
import { focusQuantity, LineTable } from '../document/LineTable';
import { SideTotal } from '../document/SideTotal';
import { useLineScan } from '../document/use-line-scan';
import { useWayBack } from '../document/use-way-back';
import { useWorkingDocument } from '../document/use-working-document';
import { StoreSelect } from '../store/StoreSelect';
import { useStockStore } from '../store/use-stock-store';
import { countedLines } from './counted';
import { SystemLevel } from './SystemLevel';

const blank = { note: '', isBlind: true };

/** A level set to what was found. Selling goes on: each line holds for its own moment. */
export function CountStock() {
  const { t } = useTranslation();
  const { store, stores, choose } = useStockStore('stock.adjust');
  const { head, lines, setHead, setLines, clear } = useWorkingDocument('count', store, blank);
  const notice = useLineScan((product) => setLines((all) => scanned(all, product)));
  const count = useExecute('stock.count');
  const back = useWayBack('count', store, clear);
  const complete = countedLines(lines);

  function save() {
    if (store === null || !complete || count.isPending) return;
    count.mutate({ store, note: head.note, lines: complete }, { onSuccess: () => back.saved(complete.length) });
  }

  return (
    <DocumentPage
      title={t('stock.count.title')}
      storeSelect={<StoreSelect stores={stores} value={store} onChange={choose} />}
      notice={notice}
      onChoose={(product) => {
        setLines((all) => chosen(all, product));
        focusQuantity(product.product);
      }}
      isEmpty={lines.length === 0}
      lines={
        <LineTable
          lines={lines}
          quantityTitle={t('stock.count.found')}
          notice={notice}
          onQuantity={(product, quantity) => setLines((all) => withLine(all, product, { quantity }))}
          onRemove={(product) => setLines((all) => withoutLine(all, product))}
          columns={[
            {
              title: t('stock.count.system'),
              width: 200,
              cell: (line) => store !== null && <SystemLevel line={line} store={store} isBlind={head.isBlind} />,
            },
          ]}
        />
      }
      side={
        <>
          <SideTotal label={t('stock.count.document')} lines={lines.length} />
          <Switch
            label={t('stock.count.blind')}
            description={t('stock.count.blindHow')}
            checked={head.isBlind}
            onChange={(event) => setHead({ isBlind: event.currentTarget.checked })}
          />
          <Textarea
            label={t('stock.note')}
            rows={3}
            maxLength={200}
            value={head.note}
            onChange={(event) => setHead({ note: event.currentTarget.value })}
          />
        </>
      }
      error={count.error}
      saveLabel={t('stock.count.save')}
      canSave={complete !== null}
      onSave={save}
      onClear={clear}
      onLeave={back.leave}
    />
  );
}
