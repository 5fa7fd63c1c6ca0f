import { Navigate } from 'react-router';
import { usePerson } from '@/platform';
import { homeOf } from '../navigation/screens';

/** The address without a screen: everybody starts at their own work. */
export function Home() {
  const home = homeOf(usePerson()?.permissions ?? []);
  return home ? <Navigate to={home.to} replace /> : null;
}
