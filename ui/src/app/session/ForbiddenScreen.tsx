import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Office } from '@/design/office/Office';
import { ForbiddenState } from '@/design/states/ForbiddenState';
import { NOT_YET, useAnswer } from '@/platform';
import type { Screen } from '../navigation/screens';

interface Props {
  readonly screen: Screen;
}

/** An address of somebody else's work: what it would take, who has it, and the way back. */
export function ForbiddenScreen({ screen }: Props) {
  const { t } = useTranslation();
  const need = screen.needs[0];
  const holders = useAnswer('people.users', need === undefined ? NOT_YET : { who_may: need });
  const title = t(`nav.${screen.name}`);
  return (
    <Office
      title={title}
      tools={
        <Button component={Link} to="/" variant="default">
          {t('session.home')}
        </Button>
      }
    >
      <ForbiddenState
        permission={need === undefined ? t('session.forbidden', { screen: title }) : t(`permissions.${need}`)}
        holders={(holders.data ?? []).map(({ name }) => name)}
      />
    </Office>
  );
}
