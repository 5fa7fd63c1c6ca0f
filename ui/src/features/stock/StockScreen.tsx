import { useParams } from 'react-router';
import { AdjustStock } from './adjust-stock/AdjustStock';
import { CountStock } from './count-stock/CountStock';
import { LevelsScreen } from './levels/LevelsScreen';
import { ReceiveGoods } from './receive-goods/ReceiveGoods';

const documents = { receive: ReceiveGoods, adjust: AdjustStock, count: CountStock } as const;

/** /stock, and its three documents: /stock/receive, /stock/adjust, /stock/count. */
export function StockScreen() {
  const { act } = useParams();
  const Screen = isDocument(act) ? documents[act] : LevelsScreen;
  return <Screen />;
}

function isDocument(act: string | undefined): act is keyof typeof documents {
  return act !== undefined && act in documents;
}
