import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { followChanges } from './answers/topics';
import type { Platform } from './platform';
import { PlatformContext } from './PlatformContext';

interface Props {
  readonly platform: Platform;
  readonly children: ReactNode;
}

export function PlatformProvider({ platform, children }: Props) {
  const [client] = useState(newQueryClient);
  useEffect(() => followChanges(platform, client), [platform, client]);
  return (
    <PlatformContext value={platform}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </PlatformContext>
  );
}

function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Rust is in the same machine and says what changed: nothing grows old by itself, and being offline is normal.
        staleTime: Infinity,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
