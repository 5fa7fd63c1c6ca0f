import type { ProductCard } from '@/bindings/ProductCard';
import type { ProductFields } from '@/bindings/ProductFields';
import type { ProductKind } from '@/bindings/ProductKind';
import type { TaxClass } from '@/bindings/TaxClass';

/** A product as it is being typed. */
export interface ProductValues {
  sku: string;
  name: string;
  description: string;
  barcodes: string[];
  kind: ProductKind;
  category: string | null;
  brand: string | null;
  price: number | null;
  cost: number | null;
  price_floor: number | null;
  tax_class: TaxClass;
  warranty_months: number;
  serial_tracked: boolean;
  unit: string;
  specifications: { name: string; value: string }[];
}

export function emptyProduct(category: string | null): ProductValues {
  return {
    sku: '',
    name: '',
    description: '',
    barcodes: [],
    kind: 'tracked',
    category,
    brand: null,
    price: null,
    cost: null,
    price_floor: null,
    tax_class: 'standard',
    warranty_months: 0,
    serial_tracked: false,
    unit: '',
    specifications: [],
  };
}

export function valuesOf(row: ProductCard): ProductValues {
  const { sku, name, description, barcodes, kind, category, brand, price, cost, tax_class, warranty_months, unit } =
    row;
  return {
    ...{ sku, name, description, barcodes, kind, category, brand, price, cost, tax_class, warranty_months, unit },
    serial_tracked: row.serial_tracked,
    // A floor of 0 means "the cost": an empty field says so better.
    price_floor: row.price_floor === 0 ? null : row.price_floor,
    specifications: row.specifications.map((line) => ({ ...line })),
  };
}

/** What is sent: everything that differs from `before`. Who may not see costs sends none. */
export function changedFields(before: ProductValues, after: ProductValues, seesCost: boolean): ProductFields {
  const all = fieldsOf(after, seesCost);
  const same = fieldsOf(before, seesCost);
  const changed = Object.entries(all).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(same[key as keyof ProductFields]),
  );
  return Object.fromEntries(changed);
}

export function fieldsOf(values: ProductValues, seesCost: boolean): ProductFields {
  const { sku, name, description, barcodes, kind, category, brand, price, tax_class, warranty_months, unit } = values;
  return {
    ...{ sku: sku.trim(), name: name.trim(), description: description.trim(), unit: unit.trim() },
    // null clears a category or a brand.
    ...{ barcodes, kind, category, brand, tax_class, warranty_months },
    serial_tracked: values.serial_tracked && mayHaveSerials(values),
    ...(price === null ? {} : { price }),
    ...(seesCost ? { cost: values.cost ?? 0, price_floor: values.price_floor ?? 0 } : {}),
    specifications: values.specifications
      .map((line) => ({ name: line.name.trim(), value: line.value.trim() }))
      .filter((line) => line.name + line.value !== ''),
  };
}

/** Only pieces whose stock is kept can be told apart. */
export function mayHaveSerials({ kind }: Pick<ProductValues, 'kind'>): boolean {
  return kind === 'tracked';
}
