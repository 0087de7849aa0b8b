import type { ImportedCapture } from './importCapture.ts';

/** What a capture of packets never tells, said with every import. */
export const CAPTURE_CANNOT_TELL = [
  'processes and command lines, unless --processes names them',
  'when a program closes a socket: its FIN stands for it',
  'CPUs: all events are of one',
  'what is inside TLS',
] as const;

/** The result of an import as plain data, for JSON. */
export function captureToJson(imported: ImportedCapture, trace: string): object {
  const { counts, addresses, namespaces, files, events, lastNs } = imported;
  return {
    trace,
    events,
    lastNs,
    captures: files.map(({ capture, facts }) => ({
      file: capture.file,
      namespace: capture.namespace,
      format: facts.format,
      cutAtByte: facts.cutAt ?? null,
      droppedPackets: facts.droppedPackets,
    })),
    namespaces: [...namespaces.inodes].map(([name, inode]) => ({
      name,
      inode,
      isRoot: name === namespaces.root,
      addresses: addresses.known(name).map(({ address, reason }) => ({ address, reason })),
    })),
    counts,
    cannotTell: [...CAPTURE_CANNOT_TELL],
  };
}

/** The result of an import as lines for people. */
export function renderCapture(imported: ImportedCapture, trace: string): string {
  const { counts, addresses, namespaces, files, events, lastNs } = imported;
  const { unusable, checksums, streamed } = counts;
  const lines = [
    ...files.map(
      ({ capture, facts }) =>
        `${capture.file}: ${facts.format}, namespace ${capture.namespace}${facts.cutAt === undefined ? '' : `, CUT at byte ${facts.cutAt}`}`,
    ),
    `trace     ${trace}: ${events} events over ${seconds(lastNs)} s`,
    ...[...namespaces.inodes].map(([name, inode]) => {
      const known = addresses.known(name).map(({ address, reason }) => `${address} (${reason})`);
      const role = name === namespaces.root ? ', the host' : '';
      return `netns     ${name} (${inode}${role}): ${known.length === 0 ? 'no address is known to be its own' : known.join(', ')}`;
    }),
    `packets   ${counts.packets}: ${counts.segments} of TCP${listed([
      [counts.copies, 'copies of another interface'],
      [counts.passingThrough, 'passing through'],
      [counts.strays, 'of no connection'],
      [counts.fragments + unusable['later-fragment'], 'IP fragments'],
      [unusable['not-tcp'] + unusable['not-ip'] + unusable['not-tcp-fragment'], 'other'],
      [unusable['headers-cut'], 'with cut headers'],
      [unusable.malformed, 'malformed'],
      [unusable['unknown-link'], 'of an unknown link type'],
      [counts.timeless, 'without a time'],
    ])}`,
    `checksums ${checksums.right} right, ${checksums.absent} left to the card, ${checksums.wrong} wrong, ${checksums.unknown} not whole${listed([[counts.wrongHeaderSums, 'wrong IP headers']])}`,
    `tcp       ${counts.connections} connections, ${counts.sockets} sockets${listed([
      [counts.midway, 'without their beginning'],
      [counts.open, 'still open'],
      [counts.refused, 'refused'],
      [counts.reset - counts.refused, 'reset'],
      [counts.forgotten, 'given up'],
      [counts.ownerless, 'sockets of unknown processes'],
      [counts.unplacedEnds, 'ends of unknown place, taken for local'],
    ])}`,
    `          ${counts.retransmissions} retransmissions, ${counts.outOfOrder} out of order, ${counts.overlaps} overlaps, ${counts.keepAlives} keep-alives`,
    `http      ${counts.requestHeads} requests, ${counts.responseHeads} responses at beginnings of segments`,
    `          in the streams: ${streamed.requests} requests, ${streamed.responses} responses, ${streamed.notAtSegmentStart} of them not at the beginning of a segment${listed([[counts.headsInBodies, 'bodies that look like a head']])}`,
    counts.missing === 0 && counts.cutCaptures === 0
      ? 'missing   nothing that shows'
      : `missing   ${counts.missing}${listed([
          [counts.gaps, `gaps of ${counts.gapBytes} bytes`],
          [counts.cutHeads, 'heads cut by the snap length'],
          [unusable['headers-cut'], 'packets with cut headers'],
          [counts.droppedByKernel, 'dropped by the capturing kernel'],
          [counts.cutCaptures, 'captures that end inside a packet'],
        ])}: a verdict that fails is inconclusive`,
  ];
  return `${lines.join('\n')}\n`;
}

/** `, 3 copies, 1 other`: only what there is. */
function listed(parts: readonly (readonly [number, string])[]): string {
  return parts.map(([count, what]) => (count === 0 ? '' : `, ${count} ${what}`)).join('');
}

/** Whole seconds and milliseconds, cut, from integers only. */
function seconds(ns: number): string {
  const ms = Math.floor(ns / 1_000_000);
  return `${Math.floor(ms / 1000)}.${String(ms % 1000).padStart(3, '0')}`;
}
