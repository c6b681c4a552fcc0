'use client';

import type { ComponentProps } from 'react';
import { Button } from './button';

/**
 * The button that sends a form. While the answer is awaited it stays where it is and keeps the focus, which a disabled one would
 * lose, and a second press, or Enter in a field, sends nothing.
 */
export function SubmitButton({ pending, ...rest }: { pending: boolean } & ComponentProps<typeof Button>) {
  return (
    <Button
      {...rest}
      type="submit"
      aria-disabled={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
      }}
    />
  );
}
