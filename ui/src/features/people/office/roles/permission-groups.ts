import type { Permission } from '@/bindings/Permission';

/** Every permission by the work it belongs to, in the order in which a role is thought of. */
export const permissionGroups = [
  {
    group: 'sales',
    permissions: [
      'sales.create',
      'sales.view_all',
      'sales.discount_high',
      'sales.override_price',
      'sales.cancel',
      'sales.backdate',
    ],
  },
  { group: 'till', permissions: ['till.open_shift', 'till.collect', 'till.move_cash', 'till.view_all_shifts'] },
  { group: 'catalog', permissions: ['catalog.edit', 'catalog.import', 'catalog.view_cost'] },
  { group: 'stock', permissions: ['stock.view', 'stock.receive', 'stock.adjust', 'stock.set_limits'] },
  { group: 'customers', permissions: ['customers.view', 'customers.edit', 'customers.set_credit_limit'] },
  {
    group: 'people',
    permissions: [
      'people.manage_people',
      'people.manage_stores',
      'people.view_audit',
      'people.manage_backups',
      'people.manage_devices',
      'conflicts.resolve',
    ],
  },
] as const satisfies readonly { group: string; permissions: readonly Permission[] }[];
