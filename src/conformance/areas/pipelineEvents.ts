import type { HttpTransaction } from '../../model/httpStats.ts';
import { httpEndsToJson, httpTransactionToJson } from '../codec/httpTransaction.ts';

/**
 * Running numbers of the events of one vector, from 0 in the order in which they were written into pages.
 *
 * Beside a ledger a page keeps a copy of each event it has handed out, so that the hits of a second delivery can be
 * told from those of the first. Such a copy is known by what it says.
 */
export class EventNumbers {
  private readonly byEvent = new Map<HttpTransaction, number>();
  private readonly byText = new Map<string, number>();

  /** Gives a new event its number. */
  add(event: HttpTransaction): number {
    const number = this.byEvent.size;
    this.byEvent.set(event, number);
    if (event.hits !== 0) this.byText.set(textOf(event), number);
    return number;
  }

  /** @returns -1 for an event that was never written into a page */
  numberOf(event: HttpTransaction): number {
    return this.byEvent.get(event) ?? this.byText.get(textOf(event)) ?? -1;
  }
}

function textOf(event: HttpTransaction): string {
  return JSON.stringify({ ...httpEndsToJson(event), ...httpTransactionToJson(event) });
}
