internal import GeoCore
internal import GeoReferencing
internal import LayerValidation

/// A table of faults.
struct FaultTable {
    /// The most rows; the rest is in the table file.
    static let limit = 500

    let faults: [NumberedFault]
    let crs: CRSDescription?
    /// What the identifiers of rows begin with.
    let prefix: String
    let words: PageWords

    /// Writes the table, and a sentence if it does not hold all.
    func write(title: String, _ out: inout Markup) {
        let shown = faults.prefix(Self.limit)
        if let remedy = commonRemedy {
            out.element("p") { out in
                out.element("strong", words("Remedy for each: ", "Hepsi için çözüm: "))
                out.foreign(remedy, length: 1_000)
            }
        }
        let columns = columns
        out.element("table", [("class", "rows"), ("role", "table")]) { out in
            out.element("caption", title)
            TableHead(columns.map(\.name), numbers: Set(columns.indices.filter { columns[$0].isNumber })).write(&out)
            out.element("tbody", [("role", "rowgroup")]) { out in
                for fault in shown { row(fault, columns, &out) }
            }
        }
        guard faults.count > Self.limit else { return }
        let rest = words.numbers.count(faults.count - Self.limit)
        out.element("p", words("\(rest) more are in hatalar.csv.", "Kalan \(rest) kayıt hatalar.csv dosyasında."))
    }

    private enum Column {
        case number, severity, key, row, other, first, second, message, remedy
    }

    private typealias Header = (column: Column, name: String, isNumber: Bool)

    /// The columns that at least one fault fills.
    private var columns: [Header] {
        let shown = faults.prefix(Self.limit).map(\.fault)
        let hasPoint = shown.contains { $0.point != nil }
        let axes = words.axes(crs)
        let all: [(header: Header, isUsed: Bool)] = [
            ((.number, words("No", "No"), true), true),
            ((.severity, words("Severity", "Önem"), false), true),
            ((.key, words("Key", "Anahtar"), false), shown.contains { $0.key != nil }),
            ((.row, words("Row", "Satır"), true), shown.contains { $0.row != nil }),
            ((.other, words("Other feature", "Öbür nesne"), false), shown.contains { $0.other != nil }),
            ((.first, axes.first, true), hasPoint),
            ((.second, axes.second, true), hasPoint),
            ((.message, words("What is wrong", "Sorun"), false), true),
            ((.remedy, words("Remedy", "Çözüm"), false), commonRemedy == nil),
        ]
        return all.filter(\.isUsed).map(\.header)
    }

    /// The remedy, if it is the same for all and need not stand in every row.
    private var commonRemedy: String? {
        guard faults.count > 1, let first = faults.first.map({ words($0.fault.remedy) }) else { return nil }
        return faults.allSatisfy { words($0.fault.remedy) == first } ? first : nil
    }

    private func row(_ numbered: NumberedFault, _ columns: [Header], _ out: inout Markup) {
        out.element("tr", [("id", "\(prefix)-f\(numbered.number)"), ("role", "row")]) { out in
            for header in columns {
                var attributes: [Markup.Attribute] = [("role", "cell"), ("data-label", header.name)]
                if header.isNumber { attributes.append(("class", "number")) }
                if header.column == .severity { attributes.append(("class", "word")) }
                // An empty cell would be an empty line on a telephone.
                let value = text(header.column, numbered)
                if value.isEmpty { attributes.removeAll { $0.name.description == "data-label" } }
                out.element("td", attributes) { out in
                    if header.column == .severity { FaultMark.icon(&out, numbered.fault.shownSeverity) }
                    if !value.isEmpty { out.foreign(value) }
                }
            }
        }
    }

    private func text(_ column: Column, _ numbered: NumberedFault) -> String {
        let fault = numbered.fault
        switch column {
        case .number: return String(numbered.number)
        case .severity: return words(fault.shownSeverity.word)
        case .key: return fault.key.map { ForeignText($0, length: 80).text } ?? ""
        case .row: return fault.row.map { String($0) } ?? ""
        case .other: return other(fault)
        case .first: return fault.point.map { words.coordinate($0.x, crs) } ?? ""
        case .second: return fault.point.map { words.coordinate($0.y, crs) } ?? ""
        case .message: return words(fault.message)
        case .remedy: return words(fault.remedy)
        }
    }

    private func other(_ fault: Fault) -> String {
        guard let other = fault.other else { return "" }
        let row = words("row \(other.row)", "satır \(other.row)")
        return other.key.map { "\(ForeignText($0, length: 80).text) (\(row))" } ?? row
    }
}
