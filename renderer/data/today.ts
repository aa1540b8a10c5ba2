import { useEffect, useState } from 'react';

/** The calendar day here and now, `YYYY-MM-DD`. */
export function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Milliseconds after which a screen looks whether it is another day. */
const lookAgain = 30_000;

/** The calendar day, drawn anew after midnight and after the laptop slept. */
export function useToday(): string {
  const [day, setDay] = useState(today);
  useEffect(() => {
    const timer = setInterval(() => setDay(today()), lookAgain);
    return () => clearInterval(timer);
  }, []);
  return day;
}
