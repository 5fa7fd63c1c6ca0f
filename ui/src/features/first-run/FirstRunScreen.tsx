import { useState } from 'react';
import { useCall } from '@/platform';
import { FirstRun } from './FirstRun';
import { NewBusiness } from './new-business/NewBusiness';

interface Props {
  readonly version: string;
  /** The device is no longer new. */
  readonly onReady: () => void;
}

export function FirstRunScreen({ version, onReady }: Props) {
  const createDemonstration = useCall('device.create_demonstration');
  const [isCreating, setIsCreating] = useState(false);
  if (isCreating) return <NewBusiness onBack={() => setIsCreating(false)} onReady={onReady} />;
  return (
    <FirstRun
      version={version}
      opening={createDemonstration.isPending ? 'try' : null}
      error={createDemonstration.error}
      onTry={() => createDemonstration.mutate({}, { onSuccess: onReady })}
      onCreate={() => setIsCreating(true)}
    />
  );
}
