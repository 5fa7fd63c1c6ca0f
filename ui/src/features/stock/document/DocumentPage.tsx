import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundProduct } from '@/bindings/FoundProduct';
import { ActButton } from '@/design/office/ActButton';
import { Office } from '@/design/office/Office';
import { OfficePage, OfficePanel } from '@/design/office/OfficePanel';
import { SchemeSwitch } from '@/design/scheme/SchemeSwitch';
import { EmptyState } from '@/design/states/EmptyState';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import type { ErrorFacts } from '@/i18n';
import { DocumentFoot } from './DocumentFoot';
import classes from './DocumentPage.module.css';
import { ProductPicker } from './ProductPicker';
import { ScanStrip } from './ScanStrip';
import type { ScanNotice } from './use-line-scan';

interface Props {
  readonly title: string;
  readonly storeSelect: ReactNode;
  readonly notice: ScanNotice | null;
  readonly onChoose: (product: FoundProduct) => void;
  readonly isEmpty: boolean;
  /** The table of the lines. */
  readonly lines: ReactNode;
  /** What is said once for all lines, and their sum. */
  readonly side: ReactNode;
  readonly error: ErrorFacts | null;
  readonly saveLabel: string;
  readonly canSave: boolean;
  readonly onSave: () => void;
  readonly onClear: () => void;
  readonly onLeave: () => void;
}

/** The desk of a stock document: lines by scan or search at the left, what holds for all of them at the right. */
export function DocumentPage(props: Props) {
  const { t } = useTranslation();
  return (
    <Office
      title={props.title}
      tools={
        <>
          {props.storeSelect}
          <ActButton name="Escape" label={t('stock.back')} onAct={props.onLeave} />
          <SchemeSwitch />
        </>
      }
    >
      <OfficePage>
        <div className={classes['grid']}>
          <OfficePanel fills>
            <div className={classes['entry']}>
              <ProductPicker onChoose={props.onChoose} />
              <ScanStrip notice={props.notice} />
            </div>
            <div className={classes['lines']}>
              {props.isEmpty ? <EmptyState sentence={t('stock.document.empty')} /> : props.lines}
            </div>
          </OfficePanel>
          <OfficePanel fills>
            <div className={classes['side']}>{props.side}</div>
            {props.error && <ErrorStrip error={props.error} />}
            <DocumentFoot {...props} />
          </OfficePanel>
        </div>
      </OfficePage>
    </Office>
  );
}
