import { Progress } from '@/components/ui/progress.tsx';
import { formatSize } from '@/lib/format.ts';

export interface UsageBarProps {
  /** What the bar is about, for screen readers. */
  readonly label: string;
  readonly bytes: number;
  /** Null: no limit, and no bar. */
  readonly quotaBytes: number | null;
}

const nearlyFull = 0.9;

/** How much is stored, and of how much. */
export function UsageBar({ label, bytes, quotaBytes }: UsageBarProps) {
  if (quotaBytes === null) return <p className="tabular text-xs text-ink-muted">{formatSize(bytes)} stored</p>;
  const part = quotaBytes === 0 ? 1 : Math.min(1, bytes / quotaBytes);
  return (
    <div>
      <p className="tabular mb-1.5 text-xs text-ink-muted">
        {formatSize(bytes)} of {formatSize(quotaBytes)}
        {bytes >= quotaBytes ? <span className="font-medium text-danger"> · full</span> : null}
      </p>
      <Progress value={Math.round(part * 100)} label={label} tone={part >= nearlyFull ? 'danger' : 'accent'} />
    </div>
  );
}
