import type { IpTranslation } from '../../../../model/connStats.ts';
import { showPlace } from '../showPlace.ts';
import type { AgentInvariant } from './AgentInvariant.ts';

const NAME = 'nat-attached';

/** A connection whose translation is registered ships with it, and with no other. */
export const natAttached: AgentInvariant = {
  name: NAME,
  afterPoll(_run, { behind, outcome, poll, during }, findings) {
    if (during !== 'none') return;
    outcome.delta.conns.forEach(({ ipTranslation, isClosed, last, pid }, index) => {
      const place = behind[index]?.place;
      if (place === undefined) return;
      const isShort = last.tcpEstablished > 0 && last.tcpClosed > 0;
      const isDue = place.isTranslated && (!isClosed || isShort);
      if (ipTranslation === undefined ? !isDue : isSame(ipTranslation, place.translation)) return;
      const observed = `${ipTranslation === undefined ? 'none' : 'another'} on ${showPlace(place, pid)}`;
      findings.add({ invariant: NAME, expected: 'its own translation', observed, path: 'translation' }, poll);
    });
  },
};

function isSame(a: IpTranslation, b: IpTranslation | undefined): boolean {
  return (
    b !== undefined &&
    a.replSrcIp === b.replSrcIp &&
    a.replSrcPort === b.replSrcPort &&
    a.replDstIp === b.replDstIp &&
    a.replDstPort === b.replDstPort
  );
}
