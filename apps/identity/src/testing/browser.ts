/** As much of a browser as a login needs: it keeps cookies and follows redirects. */
export class Browser {
  readonly #cookies = new Map<string, string>();

  /** Opens a page, follows redirects, and gives the address at which it ends; an address of another site is not opened. */
  async open(url: URL, form?: Record<string, string>): Promise<URL> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const body = form && new URLSearchParams(form);
    const response = await fetch(url, { method: form ? 'POST' : 'GET', headers: { cookie }, body, redirect: 'manual' });
    this.#keepCookies(response);
    const location = response.headers.get('location');
    if (!location) return url;
    const next = new URL(location, url);
    return next.origin === url.origin ? this.open(next) : next;
  }

  /** Sends the form of the page at which the browser is. */
  submit(page: URL, form: Record<string, string>): Promise<URL> {
    return this.open(page, form);
  }

  #keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
  }
}
