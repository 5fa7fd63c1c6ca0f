import { Anchor, Code, Collapse } from '@mantine/core';
import { useDisclosure, useId } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { ErrorFacts } from '@/i18n';
import classes from './ErrorDetails.module.css';

interface Props {
  readonly error: ErrorFacts;
}

/** For whoever will be phoned. Only faults nobody foresaw have an incident; a plain refusal needs no details. */
export function ErrorDetails({ error }: Props) {
  const { t } = useTranslation();
  const [isOpen, { toggle }] = useDisclosure(false);
  const id = useId();
  const detail = error.params['detail'];
  if (error.incident === null && detail === undefined) return null;
  return (
    <div className={classes['details']}>
      <Anchor component="button" type="button" aria-expanded={isOpen} aria-controls={id} onClick={toggle}>
        {t('states.details')}
      </Anchor>
      <Collapse expanded={isOpen} id={id}>
        <Code block>{[error.code, error.incident, detail].filter((part) => typeof part === 'string').join('\n')}</Code>
      </Collapse>
    </div>
  );
}
