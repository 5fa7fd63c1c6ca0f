import type { KeyName } from '@/design/keys/key-name';
import type { TextKey } from '@/i18n';

interface TopicKey {
  readonly keys: readonly KeyName[];
  readonly text: TextKey;
}

interface Topic {
  readonly at: string;
  readonly title: TextKey;
  readonly keys: readonly TopicKey[];
}

const key = (names: KeyName | readonly KeyName[], text: TextKey): TopicKey => ({
  keys: typeof names === 'string' ? [names] : names,
  text,
});

const list = [
  key('F2', 'help.key.search'),
  key(['ArrowUp', 'ArrowDown'], 'help.key.move'),
  key('Enter', 'help.key.open'),
  key('Escape', 'help.key.back'),
];

/** Each address that has a purpose of its own, with its keys. The counter has its own sheet, with the scanner's test. */
const topics = {
  till: {
    at: '/till',
    title: 'nav.till',
    keys: [
      key('F9', 'help.key.validate'),
      key('F2', 'help.key.find'),
      key('F3', 'help.key.method'),
      key('F4', 'help.key.exact'),
      key('F5', 'help.key.part'),
      key('F6', 'help.key.cash'),
      key('F7', 'help.key.copy'),
      key('F8', 'help.key.release'),
      key('F10', 'help.key.closeShift'),
    ],
  },
  close: {
    at: '/till/close',
    title: 'help.close.title',
    keys: [key('F9', 'help.key.main'), key('Escape', 'help.key.back')],
  },
  sales: { at: '/sales', title: 'nav.sales', keys: list },
  shifts: { at: '/till/shifts', title: 'nav.shifts', keys: list },
  products: { at: '/products', title: 'nav.products', keys: [...list, key('F9', 'help.key.new')] },
  import: {
    at: '/products/import',
    title: 'importCatalogue.title',
    keys: [key('F9', 'help.key.main'), key('Escape', 'help.key.back')],
  },
  stock: {
    at: '/stock',
    title: 'nav.stock',
    keys: [
      ...list,
      key('F4', 'help.key.adjust'),
      key('F6', 'help.key.count'),
      key('F7', 'help.key.serial'),
      key('F9', 'help.key.receive'),
    ],
  },
  serials: {
    at: '/serials',
    title: 'nav.serials',
    keys: [key('F2', 'help.key.search'), key('Escape', 'help.key.back')],
  },
  customers: { at: '/customers', title: 'nav.customers', keys: [...list, key('F9', 'help.key.new')] },
  people: { at: '/people', title: 'nav.people', keys: [...list, key('F9', 'help.key.new')] },
  stores: { at: '/stores', title: 'nav.stores', keys: [...list, key('F9', 'help.key.new')] },
  devices: {
    at: '/devices',
    title: 'nav.devices',
    keys: [...list.filter(({ text }) => text !== 'help.key.search'), key('F9', 'help.key.invite')],
  },
  sync: { at: '/sync', title: 'nav.sync', keys: [] },
  settings: { at: '/settings', title: 'nav.settings', keys: [] },
  backups: {
    at: '/settings/backups',
    title: 'backups.title',
    keys: [key('F9', 'help.key.backup'), key('Escape', 'help.key.back')],
  },
  conflicts: {
    at: '/conflicts',
    title: 'nav.conflicts',
    keys: [key(['ArrowUp', 'ArrowDown'], 'help.key.move'), key('F2', 'help.key.list'), key('F9', 'help.key.settle')],
  },
  audit: { at: '/audit', title: 'nav.audit', keys: [key('F5', 'help.key.refresh')] },
} as const satisfies Record<string, Topic>;

export type TopicName = keyof typeof topics;

/** On every screen. */
const everywhere = [key('Ctrl+K', 'help.key.palette'), key('F12', 'help.key.lock')];

/** The topic of the longest address that begins this one. */
export function topicAt(pathname: string): TopicName | undefined {
  return (Object.keys(topics) as TopicName[])
    .filter((name) => pathname === topics[name].at || pathname.startsWith(`${topics[name].at}/`))
    .sort((one, other) => topics[other].at.length - topics[one].at.length)[0];
}

export function titleOf(topic: TopicName): TextKey {
  return topics[topic].title;
}

export function keysOf(topic: TopicName): readonly TopicKey[] {
  return [...topics[topic].keys, ...everywhere];
}
