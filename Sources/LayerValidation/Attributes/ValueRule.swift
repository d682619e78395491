public import FeatureQuery
public import GeoCore
internal import LayerTemplates

/// V-17: values are in the ranges of the template, texts not too long, dates exist, KAKS is not below TAKS, and what is
/// valid from a day is not valid to an earlier one.
///
/// Plans say in a field beside the number, as `taks_tip`, whether the number counts: where that says anything but
/// `Deger`, the number is not looked at (PlanGML).
public struct ValueRule: FeatureRule {
    /// The number, title and usual severity.
    public static let definition = RuleDefinition(
        17,
        LocalizedText("Values are possible", tr: "Değerler olası aralıkta"),
        .error
    )

    private var checks: ValueChecks?

    /// Creates the rule.
    public init() {}

    /// Reports texts of the source that could not become values.
    public static func report(_ failures: [ValueFailure], _ faults: FaultCollector) {
        for failure in failures {
            faults.report(
                Fault(
                    definition.rule,
                    definition.severity,
                    row: failure.row,
                    key: failure.key,
                    message: failure.message,
                    remedy: failure.remedy
                )
            )
        }
    }

    /// Looks at a batch, as ``FeatureRule`` says.
    public mutating func inspect(
        _ batch: inout FeatureBatch,
        firstRow: Int,
        _ context: ValidationContext,
        _ faults: FaultCollector
    ) throws(PaftaError) {
        let checks = checks ?? ValueChecks(batch.schema, context.template)
        self.checks = checks
        let report = BatchFaults(definition: Self.definition, firstRow: firstRow, context: context, faults: faults)
        for check in checks.ranges { inspect(check, batch, report) }
        for check in checks.lengths { inspect(check, batch, report) }
        for index in checks.dates { inspectDates(index, batch, report) }
        if let (taks, kaks) = checks.densities { inspectDensities(taks, kaks, batch, report) }
        if let (from, to) = checks.period { inspectPeriod(from, to, batch, report) }
    }

    private func inspect(_ check: ValueChecks.Range, _ batch: FeatureBatch, _ report: BatchFaults) {
        let column = batch.properties[check.column]
        for row in 0..<batch.count {
            guard let number = column.number(row), !check.range.contains(number) else { continue }
            guard !check.isWaived(row, in: batch) else { continue }
            let shown = LocalizedNumber(number, decimals: 3)
            let (english, turkish) = check.bounds
            report.report(
                row,
                of: batch,
                LocalizedText(
                    "'\(check.name)' is \(shown.english); it has to be \(english).",
                    tr: "'\(check.name)' değeri \(shown.turkish); \(turkish) olmalı."
                ),
                remedy: .correct
            )
        }
    }

    private func inspect(_ check: ValueChecks.Length, _ batch: FeatureBatch, _ report: BatchFaults) {
        let column = batch.properties[check.column]
        for row in 0..<batch.count where column.range(of: row).count > check.limit {
            guard let text = column.text(row), text.unicodeScalars.count > check.limit else { continue }
            let length = text.unicodeScalars.count
            report.report(
                row,
                of: batch,
                LocalizedText(
                    "'\(check.name)' has \(length) characters; \(check.limit) are allowed.",
                    tr: "'\(check.name)' alanında \(length) karakter var; en çok \(check.limit) olabilir."
                ),
                remedy: LocalizedText("Shorten the text.", tr: "Metni kısaltın.")
            )
        }
    }

    private func inspectDates(_ index: Int, _ batch: FeatureBatch, _ report: BatchFaults) {
        let column = batch.properties[index]
        for row in 0..<batch.count where !column.isNull[row] {
            guard !CalendarDay.isValid(column.bytes, column.range(of: row)) else { continue }
            let name = batch.schema[index].name
            let text = column.text(row)?.prefix(40) ?? ""
            report.report(
                row,
                of: batch,
                LocalizedText("'\(name)': '\(text)' is not a date.", tr: "'\(name)' alanında '\(text)' tarih değil."),
                remedy: .correct
            )
        }
    }

    private func inspectDensities(
        _ taks: ValueChecks.Field,
        _ kaks: ValueChecks.Field,
        _ batch: FeatureBatch,
        _ report: BatchFaults
    ) {
        for row in 0..<batch.count {
            guard let ground = batch.properties[taks.column].number(row), ground > 0,
                let floors = batch.properties[kaks.column].number(row), floors > 0, floors < ground,
                !taks.isWaived(row, in: batch), !kaks.isWaived(row, in: batch)
            else { continue }
            let (low, high) = (LocalizedNumber(floors), LocalizedNumber(ground))
            report.report(
                row,
                of: batch,
                LocalizedText(
                    "KAKS (\(low.english)) is below TAKS (\(high.english)).",
                    tr: "KAKS (\(low.turkish)) TAKS değerinden (\(high.turkish)) küçük."
                ),
                remedy: LocalizedText(
                    "Check whether both were exchanged.",
                    tr: "İkisinin yer değiştirip değiştirmediğini denetleyin."
                )
            )
        }
    }

    private func inspectPeriod(_ from: Int, _ to: Int, _ batch: FeatureBatch, _ report: BatchFaults) {
        let (start, end) = (batch.properties[from], batch.properties[to])
        guard start.holdsBytes, end.holdsBytes else { return }
        for row in 0..<batch.count where !start.isNull[row] && !end.isNull[row] {
            let first = start.bytes[start.range(of: row)].prefix(10)
            let last = end.bytes[end.range(of: row)].prefix(10)
            // Days of ISO 8601 lie in the order of their bytes.
            guard first.count == 10, last.count == 10, last.lexicographicallyPrecedes(first) else { continue }
            report.report(
                row,
                of: batch,
                LocalizedText(
                    "'\(batch.schema[to].name)' lies before '\(batch.schema[from].name)'.",
                    tr: "'\(batch.schema[to].name)' tarihi '\(batch.schema[from].name)' tarihinden önce."
                ),
                remedy: .correct
            )
        }
    }
}

extension LocalizedText {
    fileprivate static let correct = LocalizedText("Correct the value in the source.", tr: "Değeri kaynakta düzeltin.")
}
