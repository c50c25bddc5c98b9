import { pages } from './documentation/block';
import { tryPages } from './documentation/try-pages';

tryPages(pages.filter((page) => !page.startsWith('docs/')));
