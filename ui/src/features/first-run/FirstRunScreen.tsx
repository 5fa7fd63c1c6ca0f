import { useNavigate } from 'react-router';
import { useCall } from '@/platform';
import { FirstRun } from './FirstRun';

interface Props {
  readonly version: string;
  /** The device is no longer new. */
  readonly onReady: () => void;
}

export function FirstRunScreen({ version, onReady }: Props) {
  const createDemo = useCall('demo.create');
  const navigate = useNavigate();
  return (
    <FirstRun
      version={version}
      opening={createDemo.isPending ? 'try' : null}
      error={createDemo.error}
      onTry={() => createDemo.mutate({}, { onSuccess: onReady })}
      onCreate={() => void navigate('/first-run/create')}
      onRestore={() => void navigate('/first-run/restore')}
    />
  );
}
