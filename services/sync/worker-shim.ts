/**
 * `@microsoft/fetch-event-source` was written for pages: it reads `window` and `document` even when told not to care
 * about visibility. A worker has neither. Import this before it.
 */
const scope = globalThis as { window?: unknown; document?: unknown }
scope.window ??= globalThis
scope.document ??= { hidden: false, addEventListener() {}, removeEventListener() {} }
