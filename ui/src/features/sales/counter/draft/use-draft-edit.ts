import type { DraftView } from '@/bindings/DraftView';
import { useExecute, type CommandBody } from '@/platform';
import { useDraftDesk } from './draft-desk';

/** The commands that change a draft and answer with it. */
type EditName =
  | 'sales.add_line'
  | 'sales.set_line_quantity'
  | 'sales.remove_line'
  | 'sales.discount_line'
  | 'sales.discount_sale'
  | 'sales.override_price'
  | 'sales.set_customer'
  | 'sales.set_serials';

type EditBody<N extends EditName> = Omit<CommandBody<N>, 'sale'>;

/** One edit of the draft, ready to be made. The body may be told from the draft as it is when its turn comes. */
export function useDraftEdit<N extends EditName>(name: N) {
  const desk = useDraftDesk();
  const { mutateAsync } = useExecute(name);
  return (body: EditBody<N> | ((draft: DraftView | null) => EditBody<N>)): Promise<DraftView> =>
    desk.edit(async (sale, draft) => {
      const told = typeof body === 'function' ? body(draft) : body;
      return await mutateAsync({ ...told, sale } as unknown as CommandBody<N>);
    });
}
