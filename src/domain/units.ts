/** `45M`, `1.2G`: as `du -h` and the scripts' report wrote sizes; powers of 1024, rounded up as du does. */
export function shortSize(bytes: number): string {
  const units = ['', 'K', 'M', 'G', 'T', 'P']
  let value = bytes
  let unit = 0
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024
    unit++
  }
  if (unit === 0) return `${bytes}`
  const rounded = value < 10 ? Math.ceil(value * 10) / 10 : Math.ceil(value)
  return `${value < 10 && rounded < 10 ? rounded.toFixed(1) : Math.ceil(rounded)}${units[unit] ?? ''}`
}

/** `45.2 MB`: powers of 1000, for people. */
export function size(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB']
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit] ?? ''}`
}

/** `0.4 s`, `12 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  if (whole < 100) return `${whole} s`
  const minutes = Math.floor(whole / 60)
  if (minutes < 100) return `${minutes} min ${whole % 60} s`
  const allMinutes = Math.round(whole / 60)
  return `${Math.floor(allMinutes / 60)} h ${allMinutes % 60} min`
}

/** `2 hours`, `1 hour`, `45 minutes`, `3 days`: an age as the report says it. */
export function age(hours: number): string {
  if (hours < 1) return counted(Math.max(0, Math.floor(hours * 60)), 'minute')
  if (hours < 48) return counted(Math.floor(hours), 'hour')
  return counted(Math.floor(hours / 24), 'day')
}

/** `1 row`, `1,234 rows`. */
export function counted(count: number, one: string, several = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : several}`
}

/** `1,234,567`. */
export function number(value: number): string {
  return value.toLocaleString('en-US')
}

/** `2025-08-28 14:30:22`, in UTC, as the scripts' report wrote it. */
export function moment(time: Date): string {
  return time.toISOString().slice(0, 19).replace('T', ' ')
}
