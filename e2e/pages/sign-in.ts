import { expect, type Page } from '@playwright/test';
import { demoPassword, type Persona } from '../../lib/domain/personas';

type Cookies = Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>;

/** Sessions of this worker by e-mail, to go on with: to sign in anew takes seconds, in each of some hundred tests. */
const sessions = new Map<string, Cookies>();

/** `/masuk` */
export class SignInPage {
  constructor(private readonly page: Page) {}

  get email() {
    return this.page.getByLabel('Alamat email');
  }

  get password() {
    return this.page.getByLabel('Kata sandi');
  }

  async open() {
    await this.page.goto('/masuk');
  }

  async submit(email: string, password: string) {
    await this.email.fill(email);
    await this.password.fill(password);
    await this.page.getByRole('button', { name: 'Masuk', exact: true }).click();
  }

  /** A demo person, signed in: with the session of an earlier test while that still holds. Opens no page that it need not. */
  async signInAs(person: Persona) {
    const context = this.page.context();
    const session = sessions.get(person.email);
    if (session) {
      await context.addCookies(session);
      const home = await this.page.request.get('/', { maxRedirects: 0 });
      if (home.headers().location?.startsWith('/masuk') === false) return;
      await context.clearCookies();
    }
    await this.open();
    await this.submit(person.email, demoPassword);
    await expect(this.page).not.toHaveURL(/\/masuk/);
    sessions.set(person.email, await context.cookies());
  }
}
