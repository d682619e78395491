import Foundation
import GeoCore
import GeoReferencing
import LayerValidation
import LoadReports

/// Findings in TUREF / TM33, and the files written of them.
enum ReportFixture {
    static let references = CoordinateReferenceSystems()

    /// A layer near Ankara with the given faults.
    static func layer(_ faults: [Fault], outcome: Outcome = .refused) throws -> LayerFindings {
        let collector = FaultCollector()
        for fault in faults { collector.report(fault) }
        var layer = LayerFindings(name: "parsel", title: LocalizedText("Parcels", tr: "Parseller"), outcome: outcome)
        layer.crs = try references.describe(.epsg(5255))
        layer.featureCount = 1_295
        layer.extent = Envelope(minX: 488_000, minY: 4_421_000, maxX: 489_000, maxY: 4_422_000)
        layer.outline = square(488_000, 4_421_000, side: 1_000)
        layer.take(collector)
        return layer
    }

    /// Findings of one layer.
    static func findings(_ faults: [Fault], outcome: Outcome = .refused) throws -> LoadFindings {
        var findings = LoadFindings(
            Delivery(fileName: "kadastro.zip", sha256: "9f86d0", person: "harita1", unit: "Emlak", letter: "E-1"),
            isCheck: outcome == .checked,
            startedAt: "2026-11-21T10:53:16Z",
            finishedAt: "2026-11-21T10:55:41Z"
        )
        findings.layers = [try layer(faults, outcome: outcome)]
        return findings
    }

    /// A fault of a rule.
    static func fault(
        _ rule: Int = 12,
        _ severity: Severity = .error,
        row: Int? = 7,
        key: String? = "2705/15",
        point: (x: Double, y: Double)? = (488_032.7, 4_421_766.0),
        message: String = "2705/15 crosses itself.",
        isRepaired: Bool = false,
        figure: GeometryColumn? = nil
    ) -> Fault {
        Fault(
            RuleIdentifier(rule),
            severity,
            row: row,
            key: key,
            point: point,
            message: LocalizedText(message, tr: message),
            remedy: LocalizedText("Correct it.", tr: "Düzeltin."),
            isRepaired: isRepaired,
            figure: figure
        )
    }

    /// A square as a polygon.
    static func square(_ x: Double, _ y: Double, side: Double) -> GeometryColumn {
        var column = GeometryColumn()
        for (dx, dy) in [(0.0, 0.0), (side, 0), (side, side), (0, side), (0, 0)] {
            column.appendPosition(x: x + dx, y: y + dy)
        }
        column.endRing()
        column.endPart(.polygon)
        column.endRow(.polygon)
        return column
    }

    /// Writes a report and returns the bytes of one of its files.
    static func written(_ findings: LoadFindings, _ name: String, in language: Language = .turkish) throws -> Data {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pafta-report-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try ReportWriter(language: language, references: references).write(findings, to: folder.path)
        return try Data(contentsOf: folder.appendingPathComponent(name))
    }

    /// Writes a report and returns its page as text.
    static func page(_ findings: LoadFindings, in language: Language = .turkish) throws -> String {
        String(decoding: try written(findings, ReportWriter.pageName, in: language), as: UTF8.self)
    }
}
