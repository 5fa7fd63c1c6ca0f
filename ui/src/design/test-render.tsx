import { MantineProvider } from '@mantine/core';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { cssVariables } from './theme/css-variables';
import { theme } from './theme/theme';

/** For tests: the component in our theme, without transitions. */
export function renderInTheme(node: ReactNode) {
  return render(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} env="test">
      {node}
    </MantineProvider>,
  );
}
