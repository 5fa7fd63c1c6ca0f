import { Stepper } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ActButton } from '@/design/office/ActButton';
import { Office } from '@/design/office/Office';
import { OfficePage } from '@/design/office/OfficePanel';
import { SchemeSwitch } from '@/design/scheme/SchemeSwitch';
import { ForbiddenState } from '@/design/states/ForbiddenState';
import { NOT_YET, useAnswer, usePermissions } from '@/platform';
import { CheckFile } from './check/CheckFile';
import { ChooseFile } from './choose-file/ChooseFile';
import classes from './ImportScreen.module.css';
import { MapColumns } from './map-columns/MapColumns';
import { RunImport } from './run/RunImport';
import { steps, useImport, type Importing } from './use-import';

/** /products/import: a file of articles, from its columns to the catalogue. Nothing is written before the last step. */
export function ImportScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const isAllowed = usePermissions()('catalog.import');
  const holders = useAnswer('people.users', isAllowed ? NOT_YET : { who_may: 'catalog.import' });
  const importing = useImport();
  const { step, setStep } = importing;
  const leave = () => void navigate('/products');
  const back = step === 'columns' ? importing.startAgain : step === 'check' ? () => setStep('columns') : leave;
  return (
    <Office
      title={t('importCatalogue.title')}
      subtitle={importing.file?.name}
      tools={
        <>
          <ActButton
            name="Escape"
            label={back === leave ? t('importCatalogue.back') : t('importCatalogue.previous')}
            onAct={back}
          />
          <SchemeSwitch />
        </>
      }
    >
      {isAllowed ? (
        <OfficePage>
          <Stepper active={steps.indexOf(step)} size="xs" iconSize={26} className={classes['steps'] ?? ''}>
            {steps.map((name) => (
              <Stepper.Step key={name} label={t(`importCatalogue.steps.${name}`)} allowStepSelect={false} />
            ))}
          </Stepper>
          <StepBody importing={importing} onLeave={leave} />
        </OfficePage>
      ) : (
        <ForbiddenState
          permission={t('permissions.catalog.import')}
          holders={(holders.data ?? []).map(({ name }) => name)}
        />
      )}
    </Office>
  );
}

interface BodyProps {
  readonly importing: Importing;
  readonly onLeave: () => void;
}

function StepBody({ importing, onLeave }: BodyProps) {
  const { step, file, status } = importing;
  if (step === 'run') return status && <RunImport status={status} onSee={onLeave} onAnother={importing.startAgain} />;
  if (!file || step === 'file') return <ChooseFile onRead={importing.open} />;
  if (step === 'columns') {
    return (
      <MapColumns
        file={file}
        mapping={importing.mapping}
        onChange={importing.setMapping}
        onNext={() => importing.setStep('check')}
      />
    );
  }
  return <CheckFile file={file} importing={importing} />;
}
