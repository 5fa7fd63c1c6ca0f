import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useExecute } from '@/platform';
import { DocumentPage } from '../document/DocumentPage';
import { NoteField } from '../document/NoteField';
import { SideTotal } from '../document/SideTotal';
import { useStockDocument } from '../document/use-stock-document';
import { countedLines } from './counted';
import { CountDifference, SystemLevel } from './SystemLevel';

const blank = { note: '', isBlind: true };

/** A level set to what was found. Selling goes on: each line holds for its own moment. */
export function CountStock() {
  const { t } = useTranslation();
  const document = useStockDocument({ act: 'count', permission: 'stock.adjust', blank });
  const { store, head, setHead, lines, saved } = document;
  const count = useExecute('stock.count');
  const complete = countedLines(lines);

  function save() {
    if (store === null || !complete || count.isPending) return;
    count.mutate({ store, note: head.note, lines: complete }, { onSuccess: () => saved(complete.length) });
  }

  return (
    <DocumentPage
      document={document}
      title={t('stock.count.title')}
      quantityTitle={t('stock.count.found')}
      columns={[
        {
          title: t('stock.count.system'),
          width: 140,
          cell: (line) => store !== null && <SystemLevel line={line} store={store} isBlind={head.isBlind} />,
        },
        {
          title: t('stock.count.difference'),
          width: 110,
          cell: (line) => store !== null && <CountDifference line={line} store={store} />,
        },
      ]}
      side={
        <>
          <SideTotal label={t('stock.count.document')} lines={lines.length} />
          <Switch
            label={t('stock.count.blind')}
            description={t('stock.count.blindHow')}
            checked={head.isBlind}
            onChange={(event) => setHead({ isBlind: event.currentTarget.checked })}
          />
          <NoteField value={head.note} onChange={(note) => setHead({ note })} />
        </>
      }
      error={count.error}
      saveLabel={t('stock.count.save')}
      canSave={complete !== null}
      onSave={save}
    />
  );
}
