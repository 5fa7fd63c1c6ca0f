import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Permission } from '@/bindings/Permission';
import { ActButton } from '@/design/office/ActButton';
import { Office } from '@/design/office/Office';
import { OfficePage, OfficePanel } from '@/design/office/OfficePanel';
import { ForbiddenState } from '@/design/states/ForbiddenState';
import { useAnswer } from '@/platform';

interface Props {
  readonly act: 'receive' | 'adjust' | 'count';
  readonly permission: Permission;
}

/** Who sees the stock may not always change it: what it takes, who has it, and the way back. */
export function ClosedDocument({ act, permission }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const holders = useAnswer('people.users', { who_may: permission }).data ?? [];
  return (
    <Office
      title={t(`stock.${act}.title`)}
      tools={<ActButton name="Escape" label={t('stock.back')} onAct={() => void navigate('/stock')} />}
    >
      <OfficePage>
        <OfficePanel fills>
          <ForbiddenState permission={t(`permissions.${permission}`)} holders={holders.map(({ name }) => name)} />
        </OfficePanel>
      </OfficePage>
    </Office>
  );
}
