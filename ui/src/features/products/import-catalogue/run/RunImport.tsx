import type { ImportStatus } from '@/bindings/ImportStatus';
import { OfficePanel } from '@/design/office/OfficePanel';
import { ImportEnded } from './ImportEnded';
import { ImportFailed } from './ImportFailed';
import { ImportRunning } from './ImportRunning';

interface Props {
  readonly status: ImportStatus;
  readonly onSee: () => void;
  readonly onAnother: () => void;
}

/** The last step: how far it is, then what it did. */
export function RunImport({ status, ...acts }: Props) {
  return <OfficePanel fills>{content()}</OfficePanel>;

  function content() {
    if (status.state === 'failed') return <ImportFailed status={status} {...acts} />;
    if (status.result) return <ImportEnded outcome={status.result} {...acts} />;
    return <ImportRunning status={status} />;
  }
}
