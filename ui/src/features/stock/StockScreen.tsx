import { useParams } from 'react-router';
import { usePermissions } from '@/platform';
import { AdjustStock } from './adjust-stock/AdjustStock';
import { CountStock } from './count-stock/CountStock';
import { ClosedDocument } from './document/ClosedDocument';
import { LevelsScreen } from './levels/LevelsScreen';
import { ReceiveGoods } from './receive-goods/ReceiveGoods';

const documents = {
  receive: { Screen: ReceiveGoods, permission: 'stock.receive' },
  adjust: { Screen: AdjustStock, permission: 'stock.adjust' },
  count: { Screen: CountStock, permission: 'stock.adjust' },
} as const;

/** /stock, and its three documents: /stock/receive, /stock/adjust, /stock/count. */
export function StockScreen() {
  const { act } = useParams();
  const may = usePermissions();
  if (!isDocument(act)) return <LevelsScreen />;
  const { Screen, permission } = documents[act];
  return may(permission) ? <Screen /> : <ClosedDocument act={act} permission={permission} />;
}

function isDocument(act: string | undefined): act is keyof typeof documents {
  return act !== undefined && act in documents;
}
