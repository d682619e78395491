import FeatureQuery
import GeoCore
import GeoReferencing
import LayerLoading
import LayerTemplates
import LayerValidation
import LoadReports

/// Makes of what a load found what its report tells.
struct Findings {
    private static let missingCRS = RuleIdentifier(1)
    private static let unknownCRS = RuleIdentifier(2)
    private static let encoding = RuleIdentifier(9)
    private static let repetition = RuleIdentifier(30)
    private static let hostility = RuleIdentifier(32)
    /// Rasters are no deliveries of features, so nothing looks at them here.
    private static let raster = RuleIdentifier(34)

    let request: LoadRequest
    let references: CoordinateReferenceSystems
    let startedAt: String

    /// Returns the findings of a load that came to an end, whatever that was.
    func of(_ report: LoadReport, finishedAt: String) throws(PaftaError) -> LoadFindings {
        var findings = empty(finishedAt: finishedAt, sha256: report.sha256)
        for layer in report.layers {
            findings.layers.append(try self.layer(layer, report))
        }
        return findings
    }

    /// Returns the findings of a delivery that could not be looked at, with the rule that the error belongs to.
    func of(_ error: PaftaError, finishedAt: String) -> LoadFindings {
        var findings = empty(finishedAt: finishedAt, sha256: nil)
        findings.error = error
        if let rule = Self.rule(of: error) {
            findings.faults.append(
                Fault(
                    rule,
                    .error,
                    message: error.message,
                    remedy: error.remedy ?? LocalizedText("Correct the file.", tr: "Dosyayı düzeltin.")
                )
            )
        }
        return findings
    }

    private func empty(finishedAt: String, sha256: String?) -> LoadFindings {
        let name = request.file.split(separator: "/").last.map(String.init) ?? request.file
        let delivery = Delivery(
            fileName: name,
            sha256: sha256,
            person: request.origin.person,
            unit: request.origin.unit,
            letter: request.origin.letter
        )
        return LoadFindings(
            delivery,
            isCheck: request.mode == .check,
            startedAt: startedAt,
            finishedAt: finishedAt
        )
    }

    /// The rule that was broken so badly that nothing could be looked at.
    private static func rule(of error: PaftaError) -> RuleIdentifier? {
        switch error.code.description {
        case "source.noCRS": missingCRS
        case "crs.unknown", "crs.unsupported", "crs.malformed": unknownCRS
        case "encoding.unclear", "encoding.unknown": encoding
        case "load.repeated": repetition
        case "source.limit", "source.unsafe", "source.remoteReference", "source.encrypted": hostility
        default: nil
        }
    }

    private func layer(_ layer: LoadReport.Layer, _ report: LoadReport) throws(PaftaError) -> LayerFindings {
        var findings = LayerFindings(
            name: layer.collection,
            title: layer.template?.title ?? LocalizedText(verbatim: layer.collection),
            outcome: outcome(of: layer, report)
        )
        findings.template = layer.template?.title
        findings.sourceLayer = layer.sourceLayer
        findings.crs = try layer.crs.map { crs throws(PaftaError) in try references.describe(crs) }
        findings.featureCount = layer.features
        findings.extent = layer.extent
        findings.rules = RuleSet.all.filter { request.rules.severities[$0.rule] != .off && $0.rule != Self.raster }
        findings.counts = layer.counts.mapValues(Self.totals)
        findings.faults = layer.faults
        findings.outline = layer.outline
        findings.notes = report.notes
        findings.mappedFields = layer.renamed.map { LoadReports.MappedField(source: $0.source, field: $0.field) }
        findings.unmappedFields = layer.unmapped
        findings.difference = layer.difference.map { difference($0, layer) }
        return findings
    }

    private static func totals(_ count: FaultCollector.Count) -> FaultTotals {
        var totals = FaultTotals()
        totals.errors = count.open[.error, default: 0]
        totals.warnings = count.open[.warning, default: 0]
        totals.information = count.open[.information, default: 0]
        totals.repaired = count.repaired
        return totals
    }

    private func outcome(of layer: LoadReport.Layer, _ report: LoadReport) -> Outcome {
        if layer.errors > 0 { return .refused }
        switch report.outcome {
        case .loaded: return layer.difference?.isEmpty == true ? .unchanged : .loaded
        case .unchanged: return .unchanged
        case .checked, .refused: return .checked
        }
    }

    private func difference(
        _ difference: LayerLoading.LayerDifference,
        _ layer: LoadReport.Layer
    ) -> LoadReports.LayerDifference {
        var result = LoadReports.LayerDifference()
        result.inserted = difference.inserted.count
        result.updated = difference.updated.count
        result.deleted = difference.deleted.count
        result.unchanged = difference.unchanged
        result.fields = difference.changedFields.sorted { $0.key < $1.key }
            .map { ChangedField($0.key, count: $0.value) }
        result.rows = layer.changes.inserted.map { ChangedValue(.inserted, key: $0) }
        result.rows += layer.changes.deleted.map { ChangedValue(.deleted, key: $0) }
        result.rows += difference.examples.map { example in
            ChangedValue(
                .updated,
                key: layer.exampleKeys[example.place] ?? "\(example.place + 1)",
                field: example.field,
                old: example.old.map(Self.shown),
                new: example.new.map(Self.shown)
            )
        }
        result.geometries = layer.changes.shapes
        result.actions = layer.changes.actions.map { action in
            switch action {
            case .inserted: .inserted
            case .updated: .updated
            case .deleted: .deleted
            }
        }
        return result
    }

    private static func shown(_ value: PropertyValue) -> String {
        switch value {
        case .text(let text): text
        case .integer(let number): String(number)
        case .real(let number): String(number)
        case .boolean(let flag): String(flag)
        }
    }
}
