import { useState } from 'react';
import type { ImportFile } from '@/bindings/ImportFile';
import type { ImportMapping } from '@/bindings/ImportMapping';
import { useCall } from '@/platform';
import { useImportProgress } from './use-import-progress';

export const steps = ['file', 'columns', 'check', 'run'] as const;
export type Step = (typeof steps)[number];

/** A file on its way into the catalogue: read, its columns understood, tried, then recorded in the background. */
export function useImport() {
  const [step, setStep] = useState<Step>('file');
  const [file, setFile] = useState<ImportFile | null>(null);
  const [mapping, setMapping] = useState<ImportMapping>({});
  const { status, isRunning, look } = useImportProgress();
  const apply = useCall('import.apply');
  // One that is under way is shown to whoever comes back, and then what it did.
  if (isRunning && step !== 'run') setStep('run');

  function open(read: ImportFile) {
    setFile(read);
    setMapping(read.mapping);
    setStep('columns');
  }

  function begin() {
    if (!file || apply.isPending) return;
    // What is wrong was shown line by line: it is left out, the rest is recorded.
    apply.mutate(
      { file: file.file, mapping, bad_lines: 'skip' },
      // The outcome shown must be that of this import, not of the one before.
      { onSuccess: () => void look().then(() => setStep('run')) },
    );
  }

  function startAgain() {
    setFile(null);
    setStep('file');
    apply.reset();
  }

  return {
    step,
    setStep: (next: Step) => {
      apply.reset();
      setStep(next);
    },
    file,
    mapping,
    setMapping,
    status,
    open,
    begin,
    startAgain,
    isBeginning: apply.isPending,
    error: apply.error,
  };
}

export type Importing = ReturnType<typeof useImport>;
