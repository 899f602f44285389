import type { StatusReport } from './report.ts'

interface Metric {
  readonly name: string
  readonly help: string
  readonly samples: readonly { readonly labels?: Readonly<Record<string, string>>; readonly value: number | null | undefined }[]
}

/**
 * The report in Prometheus' text format, as the textfile collector of node_exporter reads it: gauges alone, in base units, without
 * timestamps (the collector refuses them). What is not known has no sample. https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function metricsOf(report: StatusReport): string {
  const database = { database: report.database ?? '' }
  const blocks = metrics(report).flatMap(({ name, help, samples }) => {
    const known = samples.filter(({ value }) => typeof value === 'number' && Number.isFinite(value))
    if (known.length === 0) return []
    const full = `zimmer_backup_${name}`
    return [`# HELP ${full} ${help}`, `# TYPE ${full} gauge`, ...known.map(({ labels, value }) => `${full}${labelled({ ...database, ...labels })} ${value ?? 0}`)]
  })
  return `${blocks.join('\n')}\n`
}

function metrics(report: StatusReport): Metric[] {
  const [newest] = report.backups
  const seconds = (time: string | undefined) => time === undefined ? undefined : Date.parse(time) / 1000
  const one = (name: string, help: string, value: number | null | undefined): Metric => ({ name, help, samples: [{ value }] })
  const drill = report.lastProvedDrill
  return [
    { name: 'health', help: 'Which of the three the backups are: 1 for that one, 0 for the others.', samples: (['healthy', 'warning', 'critical'] as const).map((health) => ({ labels: { health }, value: Number(report.health === health) })) },
    { name: 'findings', help: 'What speaks against the backups, by level.', samples: (['warning', 'critical'] as const).map((level) => ({ labels: { level }, value: report.findings.filter((finding) => finding.level === level).length })) },
    one('checked_timestamp_seconds', 'When this was judged.', seconds(report.at)),
    one('backups', 'Archives with their checksums.', report.total),
    one('good_backups', 'Backups against which nothing speaks.', report.good),
    one('newest_timestamp_seconds', 'When the newest good backup was taken.', seconds(report.backups.find(({ id }) => id === report.latest)?.takenAt)),
    one('newest_size_bytes', 'Size of the newest archive.', newest?.bytes),
    one('newest_rows', 'Rows in the newest backup.', newest?.rows),
    one('newest_duration_seconds', 'How long the newest backup took.', newest?.durationSeconds),
    one('proved_drill_timestamp_seconds', 'When a restore was last proved.', seconds(drill?.at)),
    one('restore_duration_seconds', 'How long the last proved restore took.', drill?.restoreSeconds),
    one('database_size_bytes', 'All files of this database in the store.', report.bytes),
    one('store_size_bytes', 'All files of all databases in the store.', report.storage.bytes),
    one('store_limit_bytes', 'How large the store may become.', report.storage.limitBytes),
    one('store_free_bytes', 'Free space where the store is.', report.storage.freeBytes),
  ]
}

function labelled(labels: Readonly<Record<string, string>>): string {
  const escaped = (value: string) => value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
  return `{${Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`).join(',')}}`
}
