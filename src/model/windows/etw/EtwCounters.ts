/**
 * What the HTTP service counts. All of it starts anew when the service starts or stops, except `dropped`.
 *
 * @upstream datadog-agent pkg/network/protocols/http/etw_http_service.go @ c45d449
 */
export class EtwCounters {
  /** Requests that completed, and connections that were cleaned up. */
  completedRequests = 0;
  servedFromCache = 0;
  /** Look-ups that failed; most of them count only while HTTPS is captured. No measure of what is lost. */
  missedConnection = 0;
  parsingError = 0;
  notHandled = 0;
  /** Transactions that found the list of completed ones full. */
  dropped = 0;
  events = 0;
  /** With 104 bytes for each event's header. */
  totalBytes = 0;
  payloadBytes = 0;

  /** Starts anew. */
  reset(): void {
    this.completedRequests = 0;
    this.servedFromCache = 0;
    this.missedConnection = 0;
    this.parsingError = 0;
    this.notHandled = 0;
    this.events = 0;
    this.totalBytes = 0;
    this.payloadBytes = 0;
  }
}
