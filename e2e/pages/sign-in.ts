import { expect, type Page } from '@playwright/test';
import { demoPassword, type Persona } from '../../lib/domain/personas';

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

  /** Opens the page, signs a demo person in and waits until they are elsewhere. */
  async signInAs(person: Persona) {
    await this.open();
    await this.submit(person.email, demoPassword);
    await expect(this.page).not.toHaveURL(/\/masuk/);
  }
}
