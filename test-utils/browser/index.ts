export { findBarriers } from './find-barriers';
export { inBrowser, type OpenedPage, type OpenPage } from './in-browser';
