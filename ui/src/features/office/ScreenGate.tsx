import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { Office } from '@/design/office/Office';
import { OfficePage, OfficePanel } from '@/design/office/OfficePanel';
import { ForbiddenState } from '@/design/states/ForbiddenState';
import { NOT_YET, useAnswer, usePerson } from '@/platform';
import { isOpenTo, screenAt, type Screen } from './navigation';

/** A layout route without a look: what a person may not open is explained here, once for all office screens. */
export function ScreenGate() {
  const { pathname } = useLocation();
  const person = usePerson();
  const screen = screenAt(pathname);
  if (!person) return null;
  return screen && !isOpenTo(screen, person.permissions) ? <Closed screen={screen} /> : <Outlet />;
}

/** Names the permission and who has it: the way on is a person. */
function Closed({ screen }: { readonly screen: Screen }) {
  const { t } = useTranslation();
  const [permission] = screen.needs;
  const holders = useAnswer('people.users', permission ? { who_may: permission } : NOT_YET);
  return (
    <Office title={t(`office.nav.${screen.name}`)}>
      <OfficePage>
        <OfficePanel fills>
          {permission && (
            <ForbiddenState
              permission={t(`office.permissions.${permission}`)}
              holders={(holders.data ?? []).map(({ name }) => name)}
            />
          )}
        </OfficePanel>
      </OfficePage>
    </Office>
  );
}
