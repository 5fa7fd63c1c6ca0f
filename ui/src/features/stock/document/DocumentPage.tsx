import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from '@/design/office/ActButton';
import { Office } from '@/design/office/Office';
import { OfficePage, OfficePanel } from '@/design/office/OfficePanel';
import { SchemeSwitch } from '@/design/scheme/SchemeSwitch';
import { EmptyState } from '@/design/states/EmptyState';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import type { ErrorFacts } from '@/i18n';
import { StoreSelect } from '../store/StoreSelect';
import { DocumentFoot } from './DocumentFoot';
import classes from './DocumentPage.module.css';
import type { DocumentLine } from './document-lines';
import { LineTable, type LineColumn } from './LineTable';
import { ProductPicker } from './ProductPicker';
import { ScanStrip } from './ScanStrip';
import type { StockDocument } from './use-stock-document';

interface Props {
  readonly document: StockDocument;
  readonly title: string;
  readonly quantityTitle: string;
  /** What follows the quantity in each line. */
  readonly columns: readonly LineColumn[];
  /** What some lines have below them. */
  readonly under?: (line: DocumentLine) => ReactNode;
  /** What is said once for all lines, and their sum. */
  readonly side: ReactNode;
  readonly error: ErrorFacts | null;
  readonly saveLabel: string;
  readonly canSave: boolean;
  readonly onSave: () => void;
}

/** The desk of a stock document: lines by scan or search at the left, what holds for all of them at the right. */
export function DocumentPage({ document, ...props }: Props) {
  const { t } = useTranslation();
  return (
    <Office
      title={props.title}
      tools={
        <>
          <StoreSelect stores={document.stores} value={document.store} onChange={document.chooseStore} />
          <ActButton name="Escape" label={t('stock.back')} onAct={document.leave} />
          <SchemeSwitch />
        </>
      }
    >
      <OfficePage>
        <div className={classes['grid']}>
          <OfficePanel fills>
            <div className={classes['entry']}>
              <ProductPicker onChoose={document.take} />
              <ScanStrip notice={document.notice} />
            </div>
            <div className={classes['lines']}>
              {document.lines.length === 0 ? (
                <EmptyState sentence={t('stock.document.empty')} />
              ) : (
                <LineTable
                  document={document}
                  quantityTitle={props.quantityTitle}
                  columns={props.columns}
                  under={props.under}
                />
              )}
            </div>
          </OfficePanel>
          <OfficePanel fills>
            <div className={classes['side']}>{props.side}</div>
            {props.error && <ErrorStrip error={props.error} />}
            <DocumentFoot {...props} isEmpty={document.lines.length === 0} onClear={document.clear} />
          </OfficePanel>
        </div>
      </OfficePage>
    </Office>
  );
}
