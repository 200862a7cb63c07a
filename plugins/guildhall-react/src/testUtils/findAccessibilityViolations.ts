import axe from 'axe-core';

/**
 * What axe finds wrong, in words; colours need a real browser.
 *
 * @public
 */
export async function findAccessibilityViolations(
  element: Element,
): Promise<string[]> {
  const { violations } = await axe.run(element, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html}`),
  );
}
