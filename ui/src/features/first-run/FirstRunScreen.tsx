import { useState } from 'react';
import { useCall } from '@/platform';
import { FirstRun } from './FirstRun';
import { JoinBusiness } from './join/JoinBusiness';
import { Joining } from './join/Joining';
import { NewBusiness } from './new-business/NewBusiness';
import { RestoreBackup } from './restore-backup/RestoreBackup';

interface Props {
  readonly version: string;
  /** Where a damaged database was set aside at this start. */
  readonly quarantined: string | undefined;
  /** Nothing is here, or the history of a business that was joined is on its way, or a business is here. */
  readonly stage: 'new' | 'joining' | 'here';
  /** The device is no longer new. */
  readonly onReady: () => void;
}

export function FirstRunScreen({ version, quarantined, stage, onReady }: Props) {
  const createDemonstration = useCall('device.create_demonstration');
  const [door, setDoor] = useState<'create' | 'join' | 'restore' | null>(null);
  // That everything has come is said before anybody is asked to sign in; who gave up begins anew.
  const [hasJoined, setHasJoined] = useState(false);
  if (stage === 'joining' && !hasJoined) setHasJoined(true);
  if (stage === 'new' && hasJoined) {
    setHasJoined(false);
    setDoor(null);
  }
  const back = () => setDoor(null);
  if (hasJoined) return <Joining hasArrived={stage === 'here'} onReady={onReady} />;
  if (door === 'create') return <NewBusiness onBack={back} onReady={onReady} />;
  if (door === 'join') return <JoinBusiness onBack={back} />;
  if (door === 'restore') return <RestoreBackup onBack={back} onReady={onReady} />;
  return (
    <FirstRun
      version={version}
      quarantined={quarantined}
      opening={createDemonstration.isPending ? 'try' : null}
      error={createDemonstration.error}
      onTry={() => createDemonstration.mutate({}, { onSuccess: onReady })}
      onCreate={() => setDoor('create')}
      onJoin={() => setDoor('join')}
      onRestore={() => setDoor('restore')}
    />
  );
}
