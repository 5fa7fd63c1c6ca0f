/** The people of the demonstration, as its first screen lists them: crates/store's demonstration. */
export const people = {
  seller: { key: '1', name: 'Clarisse Ngo Bassa', login: 'clarisse', password: 'vendeur-demo' },
  cashier: { key: '2', name: 'Ibrahim Njoya', login: 'ibrahim', password: 'caissier-demo' },
  manager: { key: '', name: 'Solange Tchoumi', login: 'solange', password: 'gerante-demo' },
  admin: { key: '', name: 'Étienne Mbarga', login: 'etienne', password: 'direction-demo' },
  stockKeeper: { key: '', name: 'Gaston', login: 'gaston', password: 'magasinier-demo' },
} as const;

export type PersonName = keyof typeof people;
