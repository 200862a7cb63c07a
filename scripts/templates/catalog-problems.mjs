/** What is wrong with the entities that a rendered repository brings to the catalog. */
export function catalogProblems(entities, template) {
  const components = entities.filter(({ kind }) => kind === 'Component');
  const expected = {
    'backstage.io/source-template': `template:default/${template.name}`,
    'guildhall.dev/template-version': template.version,
  };
  return [
    ...(components.length === 1 ? [] : ['there must be one Component']),
    ...components.flatMap(({ metadata }) =>
      Object.entries(expected)
        .filter(([name, value]) => metadata.annotations?.[name] !== value)
        .map(([name, value]) => `the annotation ${name} must be ${value}`),
    ),
    ...entities
      .filter(({ spec }) => !spec?.owner || !spec?.lifecycle)
      .map(({ kind }) => `the ${kind} must have an owner and a lifecycle`),
  ].map(problem => `catalog-info.yaml: ${problem}`);
}
