/** The application's own pages. */
export const appOrigin = 'app://qorgan';
/** Documents and their viewer: an origin of its own, without a bridge. */
export const documentOrigin = 'app://document';

export const mainPage = `${appOrigin}/index.html`;
export const printPage = `${appOrigin}/print.html`;
