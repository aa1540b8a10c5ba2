const LEAST = 1024;

/**
 * Size to which a plaintext of `size` bytes is padded: Padmé (Nikitin et al., PoPETs 2019), at least 1 KiB. It adds at
 * most 12 % and leaves visible only the rough size.
 */
export function paddedSize(size: number): number {
  if (size <= LEAST) return LEAST;
  const exponent = Math.floor(Math.log2(size));
  const kept = Math.floor(Math.log2(exponent)) + 1;
  const step = 2 ** (exponent - kept);
  return Math.ceil(size / step) * step;
}
