import { IconBarcode, IconZoomQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { ActButton } from '@/design/office/ActButton';
import { Office } from '@/design/office/Office';
import { OfficePage, OfficePanel } from '@/design/office/OfficePanel';
import { useScanner } from '@/design/scanner/use-scanner';
import { SchemeSwitch } from '@/design/scheme/SchemeSwitch';
import { EmptyState } from '@/design/states/EmptyState';
import { ErrorState } from '@/design/states/ErrorState';
import { SkeletonRows } from '@/design/states/SkeletonRows';
import { NOT_YET, useAnswer, usePermissions } from '@/platform';
import { SerialHistory } from './SerialHistory';
import { SerialSearch } from './SerialSearch';
import classes from './SerialScreen.module.css';

/** /serials?number=…: where one piece came from, to whom it went, and until when its warranty runs. */
export function SerialScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = usePermissions();
  const [search, setSearch] = useSearchParams();
  const serial = search.get('number') ?? '';
  const look = (number: string) => setSearch(number === '' ? {} : { number }, { replace: true });
  const answer = useAnswer('stock.serial', serial === '' ? NOT_YET : { serial }, {
    topics: ['stock', 'sales', 'catalog', 'customers'],
  });
  useScanner(look);
  return (
    <Office
      title={t('nav.serials')}
      tools={
        <>
          {may('stock.view') && (
            <ActButton name="Escape" label={t('stock.back')} onAct={() => void navigate('/stock')} />
          )}
          <SchemeSwitch />
        </>
      }
    >
      <OfficePage>
        <SerialSearch key={serial} serial={serial} onLook={look} />
        <OfficePanel fills>
          {/* It scrolls and may hold nothing to stop at: the keyboard must reach it. */}
          <div className={classes['found']} role="region" aria-label={t('serials.found')} tabIndex={0}>
            {body()}
          </div>
        </OfficePanel>
      </OfficePage>
    </Office>
  );

  function body() {
    if (serial === '') return <EmptyState icon={IconBarcode} sentence={t('serials.empty')} />;
    if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
    if (!answer.data) return <SkeletonRows rows={3} height={64} />;
    if (answer.data.products.length === 0) {
      return (
        <EmptyState
          icon={IconZoomQuestion}
          sentence={t('serials.unknown', { serial: answer.data.serial })}
          action={<p>{t('serials.unknownHow')}</p>}
        />
      );
    }
    return answer.data.products.map((product) => (
      <SerialHistory key={product.product} serial={answer.data.serial} product={product} />
    ));
  }
}
