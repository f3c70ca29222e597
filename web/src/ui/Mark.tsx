// SPDX-License-Identifier: Apache-2.0

/** The coat: one zigzag of spikes that lean back. */
const COAT =
  'M9.0 18.6L6.8 13.8L10.7 15.8L10.1 10.0L13.4 13.8L14.7 7.7L16.6 12.8L20.0 7.4L19.9 13.1L25.0 9.3L22.9 14.5L28.8 12.9L25.2 16.9L30.9 17.6L26.5 20.0L31.0 22.6L26.6 23.3L26.6 26.5H12Z';
const FACE =
  'M13.4 14.6c4.3 0 7.2 2.9 7.2 6.8 0 3.2-2.2 5.3-5.6 5.3H7.6c-2.4 0-4.6-.8-6-2.2-.8-.8-.5-1.9.6-2.2 2.1-.7 3.5-2 4.9-4 1.5-2.3 3.5-3.7 6.3-3.7z';

/** A small hedgehog looking left. */
export function Mark({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" role="img" aria-label="Hoglet">
      <path d={COAT} fill="var(--hog-accent)" stroke="var(--hog-accent)" strokeWidth="1.2" strokeLinejoin="round" />
      <path d={FACE} fill="var(--hog-chestnut)" />
      <circle cx="10.4" cy="20.6" r="1.3" fill="#1b1512" />
      <circle cx="2.4" cy="23" r="1.7" fill="#1b1512" />
    </svg>
  );
}
