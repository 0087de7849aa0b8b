import type { RecordedEvent } from '../../model/events.ts';
import { ConnectionLog } from './ConnectionLog.ts';
import { DescriptorLog } from './DescriptorLog.ts';
import { ProcessLog } from './ProcessLog.ts';

/** What a trace tells about connections and descriptors, gathered event by event in the total order. */
export class LeakEvidence {
  readonly processes = new ProcessLog();
  readonly connections = new ConnectionLog(this.processes);
  readonly descriptors = new DescriptorLog(this.processes);
  /** Time of the latest event. */
  endNs = 0;
  /** The recording lasted as long as a command, so its end is the end of all that the command was about. */
  endsWithCommand = false;
  hasRequests = false;
  hasReadings = false;

  observe(event: RecordedEvent): void {
    this.endNs = Math.max(this.endNs, event.tNs);
    switch (event.kind) {
      case 'proc':
        this.processes.start(event);
        return;
      case 'proc_exit':
        this.processes.exit(event);
        return;
      case 'fds':
        this.hasReadings = true;
        this.descriptors.observe(event);
        return;
      default:
        this.hasRequests ||= event.kind === 'http';
        this.connections.observe(event);
    }
  }
}
