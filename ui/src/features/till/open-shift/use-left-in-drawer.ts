import type { ShiftCard } from '@/bindings/ShiftCard';
import { NOT_YET, useAnswer } from '@/platform';

/** The last closed shift of a register, if this person may read it: what it left is there now. */
export function useLeftInDrawer(registerName: string): ShiftCard | undefined {
  const shifts = useAnswer('till.shifts', {});
  const last = shifts.data?.rows.find((row) => row.closed_at !== null && row.register_name === registerName);
  return useAnswer('till.shift', last ? { shift: last.shift } : NOT_YET).data;
}
