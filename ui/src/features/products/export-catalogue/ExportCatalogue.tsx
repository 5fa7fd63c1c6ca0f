import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportFormat } from '@/bindings/ExportFormat';
import { WrittenFile } from '@/design/files/WrittenFile';
import { groupThousands } from '@/design/format/spaces';
import { ActButton } from '@/design/office/ActButton';
import { OfficeDrawer } from '@/design/office/OfficeDrawer';
import { useCall } from '@/platform';
import classes from './ExportCatalogue.module.css';

interface Props {
  readonly onClose: () => void;
}

const formats: readonly ExportFormat[] = ['xlsx', 'csv'];

/** The whole catalogue as a file: for another program, or to be changed and imported again. */
export function ExportCatalogue({ onClose }: Props) {
  const { t } = useTranslation();
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const { data, error, isPending, mutate } = useCall('export.catalogue');
  return (
    <OfficeDrawer
      title={t('exportCatalogue.title')}
      subtitle={t('exportCatalogue.subtitle')}
      size={480}
      error={error}
      onClose={onClose}
      acts={
        <ActButton
          name="F9"
          scope="dialog"
          variant="filled"
          label={t('exportCatalogue.save')}
          disabled={isPending}
          onAct={() => mutate({ format })}
        />
      }
    >
      <Stack gap={16}>
        <Radio.Group label={t('exportCatalogue.format')} value={format} onChange={(chosen) => setFormat(chosen)}>
          <Stack gap={12} mt={4}>
            {formats.map((one) => (
              <Radio
                key={one}
                value={one}
                label={t(`exportCatalogue.${one}`)}
                description={t(`exportCatalogue.${one}How`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <p className={classes['hint']}>{t('exportCatalogue.content')}</p>
        {data && (
          <WrittenFile
            label={t('exportCatalogue.written', { count: data.products, n: groupThousands(String(data.products)) })}
            path={data.path}
          />
        )}
      </Stack>
    </OfficeDrawer>
  );
}
