/**
 * Whether a port lies in the range that the kernel gives to outgoing connections.
 *
 * @param range - first and last port, inclusive; a 0 means that the range is unknown, and then no port is ephemeral
 * @upstream datadog-agent pkg/network/ephemeral_linux.go IsPortInEphemeralRange @ c45d449
 */
export function isEphemeralPort(port: number, range: readonly [number, number]): boolean {
  const [first, last] = range;
  return first !== 0 && last !== 0 && port >= first && port <= last;
}
