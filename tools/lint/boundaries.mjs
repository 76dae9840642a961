const allow = (sourceTag, onlyDependOnLibsWithTags) => ({ sourceTag, onlyDependOnLibsWithTags });

const constraints = (forTests) => [
  allow('type:contract', []),
  allow('type:platform', ['type:contract', 'type:platform', ...forTests]),
  allow('type:app', ['type:contract', 'type:platform', ...forTests]),
  allow('type:test', ['type:contract', 'type:platform', 'type:test']),
];

const options = (forTests) => [
  'error',
  { depConstraints: constraints(forTests), allow: [], enforceBuildableLibDependency: false, banTransitiveDependencies: true },
];

/** Apps never import apps, contracts import nothing of ours, platform libraries know no app, projects form no cycle. */
export const boundaries = options([]);

/** The same for specs, which may use the test kit besides. */
export const boundariesOfSpecs = options(['type:test']);
