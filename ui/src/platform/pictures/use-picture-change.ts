import { useCall } from '../answers/use-execute';
import type { PlatformError } from '../platform-error';
import { fileText } from './file-text';

/** The command that takes the picture, as far as it is watched here. */
interface Taking {
  readonly error: PlatformError | null;
  readonly isPending: boolean;
  readonly reset: () => void;
}

/** Makes a chosen picture small and gives it to a command; `null` takes the picture away. */
export function usePictureChange(taking: Taking, give: (jpeg: string | null) => void) {
  const prepare = useCall('picture.prepare');
  return {
    error: prepare.error ?? taking.error,
    isPending: prepare.isPending || taking.isPending,
    choose: (file: File) => {
      taking.reset();
      void fileText(file).then((text) => prepare.mutate({ file: text }, { onSuccess: ({ jpeg }) => give(jpeg) }));
    },
    remove: () => {
      prepare.reset();
      give(null);
    },
  };
}
