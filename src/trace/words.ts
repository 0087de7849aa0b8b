/** The words of the fields that hold one of a closed list. */
export const SIDES = ['tx', 'rx'] as const;
export const DIRECTIONS = ['in', 'out'] as const;
export const PROC_VIAS = ['exec', 'fork', 'snapshot', 'first-sight'] as const;
export const HTTP_VIAS = ['plain', 'tls'] as const;
/** How a local socket became known. */
export const UNIX_VIAS = ['connect', 'reading'] as const;
/** Tables of the Windows packet driver. */
export const FLOW_TABLES = ['open', 'closed'] as const;
