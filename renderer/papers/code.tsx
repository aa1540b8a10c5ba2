import { encode } from 'uqr';

/** Empty cells around a code (ISO/IEC 18004: four). */
const margin = 4;

/** A text as a QR code that still reads with a part of it stained. */
export function Code({ text }: { text: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: margin });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg className="paper-code" viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" aria-hidden="true">
      <path d={path} fill="#000" />
    </svg>
  );
}
