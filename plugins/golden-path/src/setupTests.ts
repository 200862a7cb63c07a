import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Whole pages are rendered, on machines that do much else at the same time.
configure({ asyncUtilTimeout: 15_000 });
jest.setTimeout(60_000);

// Layouts ask how wide the window is, and charts how large they are.
window.matchMedia ??= query => {
  const minWidth = /min-width: (\d+)px/.exec(query)?.[1];
  return Object.assign(new EventTarget(), {
    matches: minWidth !== undefined && window.innerWidth >= Number(minWidth),
    media: query,
    onchange: null,
    addListener() {},
    removeListener() {},
  });
};
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
