/** Where the imaginary shop "Harbour" lives. */
export const site = 'https://www.harbour.example';
