import type { UseFormReturnType } from '@mantine/form';
import { SpecificationsSection } from './sections/SpecificationsSection';
import { DetailsSection } from './sections/DetailsSection';
import { IdentitySection } from './sections/IdentitySection';
import { PricesSection } from './sections/PricesSection';
import type { ProductValues } from './product-values';

export interface SectionProps {
  readonly form: UseFormReturnType<ProductValues>;
  readonly readOnly: boolean;
}

/** Every field of a product, in the order in which it is entered at the stock room. */
export function ProductForm(props: SectionProps) {
  return (
    <>
      <IdentitySection {...props} />
      <PricesSection {...props} />
      <DetailsSection {...props} />
      <SpecificationsSection {...props} />
    </>
  );
}
