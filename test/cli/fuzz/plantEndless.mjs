// Loaded into flowproof and its threads by --import: some Windows cases, or what becomes of them while they are made
// small, never come to an end; or the generator does not.
const { WINDOWS_KIND } = await import('../../../dist/sim/campaign/windowsKind.js');
const { judge, steps, generate } = WINDOWS_KIND;
const planted = process.env.PLANTED;

WINDOWS_KIND.judge = (made, ...others) => {
  const isLastFlow = made.flows.length === 1 && made.connections.length === 0;
  if (isEndless(made)) forever();
  if (planted === 'shrink' && made.seed === 0 && isLastFlow) forever();
  return judge(made, ...others);
};
WINDOWS_KIND.steps = (made, profile) => {
  if (isEndless(made)) forever();
  return steps(made, profile);
};
let drawn = 0;
WINDOWS_KIND.generate = (random) => {
  drawn += 1;
  if (planted === 'generator' && drawn === 5) forever();
  return generate(random);
};

function isEndless({ seed }) {
  return planted === 'case' && seed % 40 === 1;
}

function forever() {
  for (;;);
}
