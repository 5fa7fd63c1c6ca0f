import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { renderInTheme } from '@/design/test-render';
import { DropZone } from './DropZone';

const file = new File(['Ref'], 'articles.csv', { type: 'text/csv' });
const drop = (onto: HTMLElement) => fireEvent.drop(onto, { dataTransfer: { files: [file] } });

it('takes a file that is dropped on it', () => {
  const onFile = vi.fn();
  renderInTheme(<DropZone reading={null} onFile={onFile} />);
  drop(screen.getByText(/Déposez ici/));
  expect(onFile).toHaveBeenCalledWith(file);
});

it('takes one file at a time', () => {
  const onFile = vi.fn();
  renderInTheme(<DropZone reading="autre.xlsx" onFile={onFile} />);
  drop(screen.getByRole('status'));
  expect(screen.getByRole('status')).toHaveTextContent('Lecture de autre.xlsx');
  expect(onFile).not.toHaveBeenCalled();
});
