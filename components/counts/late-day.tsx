import { Notice } from '@/components/ui/notice';
import { describeLateDay } from '@/lib/format/closure-words';

/** Tells that the day lies after the end of the area; nothing where it does not. */
export function LateDay(props: Parameters<typeof describeLateDay>[0]) {
  const text = describeLateDay(props);
  return text === null ? null : <Notice>{text}</Notice>;
}
