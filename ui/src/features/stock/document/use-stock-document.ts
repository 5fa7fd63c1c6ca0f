import type { FoundProduct } from '@/bindings/FoundProduct';
import type { Permission } from '@/bindings/Permission';
import { useStockStore } from '../store/use-stock-store';
import { chosen, scanned, withLine, withoutLine, type LinePart } from './document-lines';
import { focusQuantity } from './LineTable';
import { useLineScan } from './use-line-scan';
import { useSerialScan } from './use-serial-scan';
import { useWayBack } from './use-way-back';
import { useWorkingDocument } from './use-working-document';

interface Kind<Head> {
  readonly act: 'receive' | 'adjust' | 'count';
  readonly permission: Permission;
  /** What holds for all lines, before anything is typed. */
  readonly blank: Head;
  /** A product that has no line yet: what else is known of it comes later, through `edit`. */
  readonly onNew?: (product: FoundProduct, edit: (part: LinePart) => void) => void;
}

/** What a page needs to draw a document, whatever is said once for all its lines. */
export type StockDocument = Omit<ReturnType<typeof useStockDocument>, 'head' | 'setHead'>;

/** The paper on the desk: where it is about, its lines by scan or search, and the way back to the stock. */
export function useStockDocument<Head>({ act, permission, blank, onNew }: Kind<Head>) {
  const { store, stores, choose } = useStockStore(permission);
  const { head, lines, setHead, setLines, clear } = useWorkingDocument(act, store, blank);
  const { leave, saved } = useWayBack(act, store, clear);
  const edit = (product: string, part: LinePart) => setLines((all) => withLine(all, product, part));
  const meet = (product: FoundProduct) => {
    if (lines.every((line) => line.product !== product.product))
      onNew?.(product, (part) => edit(product.product, part));
  };
  const { takeSerial, touch } = useSerialScan(lines, setLines);
  const notice = useLineScan((product) => {
    meet(product);
    touch(product.product);
    setLines((all) => scanned(all, product));
  }, takeSerial);
  return {
    store,
    stores,
    chooseStore: choose,
    head,
    setHead,
    lines,
    notice,
    edit,
    take: (product: FoundProduct) => {
      meet(product);
      touch(product.product);
      setLines((all) => chosen(all, product));
      focusQuantity(product.product);
    },
    remove: (product: string) => setLines((all) => withoutLine(all, product)),
    clear,
    leave,
    saved,
  };
}
