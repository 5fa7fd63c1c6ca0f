import { Outlet } from 'react-router';
import { Palette } from './palette/Palette';

/** What every screen has: the palette. */
export function Root() {
  return (
    <>
      <Palette />
      <Outlet />
    </>
  );
}
