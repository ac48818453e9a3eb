"use client";

import { useId } from "react";

export interface RangeFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Follows the value: "ms". */
  readonly unit: string;
  /** Every step of the way, while the thumb is still held. */
  readonly onChange: (value: number) => void;
}

/** A slider with its value next to its label. */
export function RangeField({ label, value, min, max, step, unit, onChange }: RangeFieldProps) {
  const id = useId();
  const text = `${value} ${unit}`;
  return (
    <div className="space-y-1.5">
      <div className="flex items-baseline justify-between gap-3 text-sm">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <output htmlFor={id} aria-live="off" className="text-muted tabular-nums">
          {text}
        </output>
      </div>
      <input
        id={id}
        type="range"
        value={value}
        min={min}
        max={max}
        step={step}
        aria-valuetext={text}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        className="block h-6 w-full cursor-pointer"
      />
    </div>
  );
}
