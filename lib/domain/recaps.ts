/** none: nobody to send to, or no mail server is configured. waiting: not sent yet, and tried again. */
export const mailStates = ['none', 'waiting', 'sent', 'failed'] as const;
export type MailState = (typeof mailStates)[number];
