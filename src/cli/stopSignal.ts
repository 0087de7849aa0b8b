import { EXIT_STATUS } from '../errorTable.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Calls back at the first Ctrl-C or SIGTERM; the second ends the process at once.
 *
 * @returns takes the signals back to what they were
 */
export function onStopSignal(stop: () => void): () => void {
  let wasAsked = false;
  const listen = (): void => {
    if (wasAsked) process.exit(EXIT_STATUS.interrupted);
    wasAsked = true;
    stop();
  };
  for (const signal of SIGNALS) process.on(signal, listen);
  return () => {
    for (const signal of SIGNALS) process.off(signal, listen);
  };
}
