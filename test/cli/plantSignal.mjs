// Loaded into flowproof by --import: the process sends a signal to itself when it begins its N-th run, as Ctrl-C would at
// that time. Only so does a test not depend on how fast the machine is.
const { Simulation } = await import('../../dist/sim/Simulation.js');
const { finish } = Simulation.prototype;
let runs = 0;

Simulation.prototype.finish = function finishAndCount() {
  runs += 1;
  if (runs === Number(process.env.PLANTED_RUN)) {
    process.kill(process.pid, process.env.PLANTED_SIGNAL);
    // Longer than a search goes on without looking whether it was asked to end.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  }
  return finish.call(this);
};
