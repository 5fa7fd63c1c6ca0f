import { Button, Popover, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArchive, IconArchiveOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ProductRow } from '@/bindings/ProductRow';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useExecute } from '@/platform';

interface Props {
  readonly row: ProductRow;
  readonly onDone: () => void;
}

/** Off sale and back. Archiving says what it does before it does it; putting back needs no question. */
export function ArchiveProduct({ row, onDone }: Props) {
  const { t } = useTranslation();
  const [isAsking, { toggle, close }] = useDisclosure(false);
  const set = useExecute('catalog.set_product_active');
  const put = (active: boolean) => set.mutate({ product: row.product, active }, { onSuccess: onDone });
  if (!row.active) {
    return (
      <Button
        variant="default"
        h={36}
        leftSection={<IconArchiveOff size={18} stroke={1.75} />}
        onClick={() => put(true)}
      >
        {t('products.archive.restore')}
      </Button>
    );
  }
  return (
    <Popover opened={isAsking} onChange={(open) => !open && close()} position="top-start" width={360} trapFocus>
      <Popover.Target>
        <Button variant="default" h={36} leftSection={<IconArchive size={18} stroke={1.75} />} onClick={toggle}>
          {t('products.archive.act')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={10}>
          <Text fw={600}>{t('products.archive.title', { name: row.name })}</Text>
          <Text size="sm">{t('products.archive.consequence')}</Text>
          {set.error && <ErrorStrip error={set.error} />}
          <Button color="brique" h={36} onClick={() => put(false)}>
            {t('products.archive.confirm')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
