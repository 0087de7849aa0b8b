// Loaded into flowproof by --import: the process sends a signal to itself when it begins its N-th run, as Ctrl-C would at
// that time. Only so does a test not depend on how fast the machine is.
const { Simulation } = await import('../../dist/sim/Simulation.js');
const { finish } = Simulation.prototype;
let runs = 0;

Simulation.prototype.finish = function finishAndCount() {
  runs += 1;
  if (runs === Number(process.env.PLANTED_RUN)) process.kill(process.pid, process.env.PLANTED_SIGNAL);
  return finish.call(this);
};
