import { IconCoin, IconGavel, IconHome, IconLock, IconPencil } from '@tabler/icons-react';

const icons: Readonly<Record<string, typeof IconLock>> = {
  custody: IconLock,
  detention: IconLock,
  'administrative-detention': IconLock,
  'house-arrest': IconHome,
  'written-undertaking': IconPencil,
  'undertaking-to-appear': IconPencil,
  bail: IconCoin,
};

/** The shape that goes with the word of a measure. */
export function MeasureIcon({ measure }: { measure: string }) {
  const Icon = icons[measure] ?? IconGavel;
  return <Icon className="i sz" aria-hidden />;
}
