/** What became of a read buffer. */
export type ResizeResult = 'increased' | 'decreased' | 'unchanged';

/**
 * Fits a read buffer to the bytes that a call has read so far: one doubling at most, or down to half and no further
 * than needed.
 *
 * A call that reads nothing and is a success halves the buffer each time, down to nothing at all.
 *
 * @upstream datadog-agent pkg/network/driver_interface.go resizeDriverBuffer @ c45d449
 */
export function resizeReadBuffer(bufferBytes: number, neededBytes: number): readonly [number, ResizeResult] {
  const half = Math.floor(bufferBytes / 2);
  if (neededBytes >= bufferBytes * 2) return [bufferBytes * 2, 'increased'];
  if (neededBytes <= half) return [Math.max(half, neededBytes), 'decreased'];
  return [bufferBytes, 'unchanged'];
}
