/**
 * Whether a path has a percent sign that encodes nothing, such as `/customers/%` or half of a UTF-8 sequence. No page
 * can have it, and Next answers a bare 500 where it fills a dynamic segment.
 *
 * @param pathname as it is in the URL, still encoded
 */
export function isMalformedPath(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return false;
  } catch (error) {
    if (error instanceof URIError) return true;
    throw error;
  }
}
