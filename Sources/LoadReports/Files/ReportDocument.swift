internal import GeoCore
internal import GeoReferencing
internal import LayerValidation

/// The report for programs, the file `rapor.json`.
///
/// `Docs/Reports.md` describes its members, which stay.
struct ReportDocument {
    /// Grows when a member changes its meaning or goes.
    private static let version = 1

    let findings: LoadFindings
    let words: PageWords

    /// Writes the document; the faults of each layer come last, one on each line, because there may be very many.
    func write(to file: ReportFile) throws(PaftaError) {
        let head = head()
        try file.write { writer in
            writer.append("{")
            writer.append(head.bytes)
        }
        try file.write { $0.append(",\"faults\":[") }
        try write(findings.faults.numbered, to: file)
        try file.write { $0.append("],\"layers\":[") }
        for (index, layer) in findings.layers.enumerated() {
            let members = members(of: layer)
            try file.write { writer in
                writer.append(index > 0 ? ",\n{" : "\n{")
                writer.append(members.bytes)
                writer.append(",\"faults\":[")
            }
            try write(layer.numbered, to: file)
            try file.write { $0.append("]}") }
        }
        try file.write { $0.append("]}\n") }
    }

    private func write(_ faults: [NumberedFault], to file: ReportFile) throws(PaftaError) {
        for (index, fault) in faults.enumerated() {
            let members = members(of: fault)
            try file.write { writer in
                writer.append(index > 0 ? ",\n" : "\n")
                members.appendObject(to: &writer)
            }
        }
    }

    private func head() -> JSONMembers {
        var out = JSONMembers()
        out.add("format", "pafta-report")
        out.add("version", Self.version)
        out.add("pafta", Version.current)
        out.add("language", words.language.rawValue)
        out.add("check", findings.isCheck)
        out.add("outcome", findings.outcome.rawValue)
        out.add("verdict", Verdict(outcome: findings.outcome, totals: findings.totals).sentence(words.language))
        add(findings.totals, to: &out)
        out.add("startedAt", findings.startedAt)
        out.add("finishedAt", findings.finishedAt)
        var delivery = JSONMembers()
        delivery.add("fileName", findings.delivery.fileName)
        delivery.add("bytes", findings.delivery.byteCount)
        delivery.add("sha256", findings.delivery.sha256)
        delivery.add("person", findings.delivery.person)
        delivery.add("unit", findings.delivery.unit)
        delivery.add("letter", findings.delivery.letter)
        out.add("delivery", delivery)
        out.add("error", findings.error.map { members(of: $0) })
        return out
    }

    private func members(of error: PaftaError) -> JSONMembers {
        var out = JSONMembers()
        out.add("code", error.code.description)
        out.add("message", words(error.message))
        out.add("remedy", error.remedy.map { words($0) })
        return out
    }

    private func add(_ totals: FaultTotals, to out: inout JSONMembers) {
        out.add("errors", totals.errors)
        out.add("warnings", totals.warnings)
        out.add("information", totals.information)
        out.add("repaired", totals.repaired)
    }

    private func members(of layer: LayerFindings) -> JSONMembers {
        var out = JSONMembers()
        out.add("name", layer.name)
        out.add("title", words(layer.title))
        out.add("outcome", layer.outcome.rawValue)
        out.add("template", layer.template.map { words($0) })
        out.add("sourceLayer", layer.sourceLayer)
        out.add("crs", layer.crs?.identity.description)
        out.add("crsName", layer.crs?.name)
        out.add("features", layer.featureCount)
        let extent = layer.extent
        out.add("extent", extent.isEmpty ? nil : [extent.minX, extent.minY, extent.maxX, extent.maxY])
        add(layer.totals, to: &out)
        out.add("notes", layer.notes.map { words($0) })
        let fields = layer.mappedFields.map { mapped in
            var out = JSONMembers()
            out.add("source", mapped.source)
            out.add("field", mapped.field)
            return out
        }
        out.add("mappedFields", fields)
        out.add("unmappedFields", layer.unmappedFields)
        out.add("rules", rules(of: layer))
        out.add("difference", layer.difference.map { members(of: $0) })
        return out
    }

    /// The rules looked at, and those of faults that nobody announced.
    private func rules(of layer: LayerFindings) -> [JSONMembers] {
        Set(layer.rules.map(\.rule)).union(layer.counts.keys).sorted()
            .map { rule in
                var out = JSONMembers()
                out.add("rule", rule.description)
                out.add("title", words(layer.title(of: rule)))
                add(layer.counts[rule] ?? FaultTotals(), to: &out)
                return out
            }
    }

    private func members(of difference: LayerDifference) -> JSONMembers {
        var out = JSONMembers()
        out.add("inserted", difference.inserted)
        out.add("updated", difference.updated)
        out.add("deleted", difference.deleted)
        out.add("unchanged", difference.unchanged)
        let fields = difference.fields.map { field in
            var out = JSONMembers()
            out.add("field", field.name)
            out.add("features", field.count)
            return out
        }
        out.add("fields", fields)
        let rows = difference.rows.map { row in
            var out = JSONMembers()
            out.add("change", row.action.rawValue)
            out.add("key", row.key)
            out.add("field", row.field)
            out.add("old", row.old)
            out.add("new", row.new)
            return out
        }
        out.add("rows", rows)
        return out
    }

    private func members(of numbered: NumberedFault) -> JSONMembers {
        let fault = numbered.fault
        var out = JSONMembers()
        out.add("number", numbered.number)
        out.add("rule", fault.rule.description)
        out.add("severity", fault.severity.rawValue)
        out.add("repaired", fault.isRepaired)
        out.add("key", fault.key)
        out.add("row", fault.row)
        out.add("otherKey", fault.other?.key)
        out.add("otherRow", fault.other?.row)
        out.add("x", fault.point?.x)
        out.add("y", fault.point?.y)
        out.add("message", words(fault.message))
        out.add("remedy", words(fault.remedy))
        return out
    }
}
