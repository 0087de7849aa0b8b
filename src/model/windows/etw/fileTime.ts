import { wrapU64 } from '../../u64.ts';

/** Units of 100 ns from 1601 to 1970. */
const UNIX_EPOCH_AS_FILE_TIME = 116_444_736_000_000_000n;
const NS_PER_UNIT = 100n;

/**
 * Unix time in ns (u64) of a FILETIME (100 ns units since 1601, u64). Wraps, as a time before 1970 shows.
 *
 * @upstream datadog-agent pkg/util/winutil FileTimeToUnixNano @ c45d449
 */
export function unixNsOfFileTime(fileTime: bigint): bigint {
  return wrapU64((fileTime - UNIX_EPOCH_AS_FILE_TIME) * NS_PER_UNIT);
}

/** FILETIME of a Unix time in ns, cut to whole units. */
export function fileTimeOfUnixNs(unixNs: bigint): bigint {
  return wrapU64(unixNs / NS_PER_UNIT + UNIX_EPOCH_AS_FILE_TIME);
}
