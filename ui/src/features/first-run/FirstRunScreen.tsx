import { useState } from 'react';
import { useCall } from '@/platform';
import { FirstRun } from './FirstRun';
import { NewBusiness } from './new-business/NewBusiness';
import { RestoreBackup } from './restore-backup/RestoreBackup';

interface Props {
  readonly version: string;
  /** Where a damaged database was set aside at this start. */
  readonly quarantined: string | undefined;
  /** The device is no longer new. */
  readonly onReady: () => void;
}

export function FirstRunScreen({ version, quarantined, onReady }: Props) {
  const createDemonstration = useCall('device.create_demonstration');
  const [door, setDoor] = useState<'create' | 'restore' | null>(null);
  const back = () => setDoor(null);
  if (door === 'create') return <NewBusiness onBack={back} onReady={onReady} />;
  if (door === 'restore') return <RestoreBackup onBack={back} onReady={onReady} />;
  return (
    <FirstRun
      version={version}
      quarantined={quarantined}
      opening={createDemonstration.isPending ? 'try' : null}
      error={createDemonstration.error}
      onTry={() => createDemonstration.mutate({}, { onSuccess: onReady })}
      onCreate={() => setDoor('create')}
      onRestore={() => setDoor('restore')}
    />
  );
}
