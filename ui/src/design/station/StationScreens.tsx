import { Menu, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Logo } from '../brand/Logo';
import { Key } from '../keys/Key';
import { useSurroundings } from '../surroundings/surroundings-context';
import classes from './StationScreens.module.css';

/** Stations have no side navigation: the other screens are under the mark, each with its key. */
export function StationScreens() {
  const { t } = useTranslation();
  const items = useSurroundings().nav.flatMap((section) => section.items);
  if (items.length < 2) return <Logo size={28} />;
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <UnstyledButton className={classes['mark'] ?? ''} aria-label={t('nav.label')} title={t('nav.label')}>
          <Logo size={28} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ to, label, icon: Icon, keyName }) => (
          <Menu.Item
            key={to}
            component={Link}
            to={to}
            h={44}
            leftSection={<Icon size={20} stroke={1.75} aria-hidden />}
            rightSection={keyName && <Key name={keyName} />}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
