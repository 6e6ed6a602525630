// How a changeset reads in a CHANGELOG: what it says, for those who use the package, and no hashes of commits.
const getReleaseLine = async ({ summary }) => {
  const [first, ...rest] = summary.trim().split("\n");
  return [`- ${first}`, ...rest.map((line) => (line === "" ? "" : `  ${line}`))].join("\n");
};

const getDependencyReleaseLine = async (_changesets, dependencies) =>
  dependencies.length === 0
    ? ""
    : `- Works with ${dependencies.map(({ name, newVersion }) => `${name} ${newVersion}`).join(", ")}.`;

export default { getReleaseLine, getDependencyReleaseLine };
