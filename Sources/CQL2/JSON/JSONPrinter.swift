import GeoCore

/// Writes a tree as JSON.
struct JSONPrinter {
    private(set) var bytes: [UInt8] = []

    private mutating func add(_ text: String) { bytes += Array(text.utf8) }

    /// Adds a node.
    mutating func write(_ expression: Expression) {
        switch expression.kind {
        case .literal(let literal): write(literal)
        case .property(let name): member("property", name)
        case .array(let elements): list(elements)
        case .interval(let start, let end):
            add("{\"interval\":[")
            writeIntervalEnd(start)
            add(",")
            writeIntervalEnd(end)
            add("]}")
        case .function(let name, let arguments): operation(name, arguments)
        case .caseInsensitive(let operand): operation("casei", [operand])
        case .accentInsensitive(let operand): operation("accenti", [operand])
        case .arithmetic(let name, let left, let right): operation(name.rawValue, [left, right])
        default: writePredicate(expression)
        }
    }

    private mutating func writePredicate(_ expression: Expression) {
        switch expression.kind {
        case .and(let operands): operation("and", operands)
        case .or(let operands): operation("or", operands)
        case .not(let operand): operation("not", [operand])
        case .comparison(let name, let left, let right): operation(name.rawValue, [left, right])
        case .isNull(let operand): operation("isNull", [operand])
        case .like(let operand, let pattern): operation("like", [operand, pattern])
        case .between(let operand, let lower, let upper): operation("between", [operand, lower, upper])
        case .isIn(let operand, let values): operation("in", [operand, Expression(.array(values))])
        case .spatial(let name, let left, let right): operation(name.rawValue, [left, right])
        case .temporal(let name, let left, let right): operation(name.rawValue, [left, right])
        case .arrayComparison(let name, let left, let right): operation(name.rawValue, [left, right])
        default: break
        }
    }

    private mutating func operation(_ name: String, _ operands: [Expression]) {
        add("{\"op\":")
        string(name)
        add(",\"args\":")
        list(operands)
        add("}")
    }

    private mutating func list(_ elements: [Expression]) {
        separated(elements.indices) { index, printer in printer.write(elements[index]) }
    }

    private mutating func member(_ name: String, _ value: String) {
        add("{\"\(name)\":")
        string(value)
        add("}")
    }

    private mutating func writeIntervalEnd(_ end: Expression?) {
        switch end?.kind {
        case nil: string("..")
        case .literal(.date(let instant)), .literal(.timestamp(let instant)): string(instant)
        default: if let end { write(end) }
        }
    }

    // MARK: Literals

    private mutating func write(_ literal: Literal) {
        switch literal {
        case .boolean(let value): add(value ? "true" : "false")
        case .integer(let value): add("\(value)")
        case .real(let value): add("\(value)")
        case .text(let value): string(value)
        case .date(let day): member("date", day)
        case .timestamp(let moment): member("timestamp", moment)
        case .geometry(let geometry): write(geometry.column)
        case .box(let numbers):
            add("{\"bbox\":")
            separated(numbers.indices) { index, printer in printer.add(CoordinateText.text(numbers[index])) }
            add("}")
        }
    }

    /// Adds a string; what JSON demands is escaped, and nothing else.
    private mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20: add("\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16))
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Adds an array of what `write` adds for every index.
    private mutating func separated(_ items: Range<Int>, _ write: (Int, inout JSONPrinter) -> Void) {
        add("[")
        for item in items {
            if item > items.lowerBound { add(",") }
            write(item, &self)
        }
        add("]")
    }

    // MARK: Geometries

    private mutating func write(_ column: GeometryColumn) {
        guard let type = column.types.first ?? nil else { return add("null") }
        let parts = column.parts(of: 0)
        if type == .geometryCollection {
            add("{\"type\":\"GeometryCollection\",\"geometries\":")
            separated(parts) { part, printer in
                printer.geometry(column.partTypes[part]) { printer in printer.part(part, column) }
            }
            add("}")
        } else if type == type.single, let part = parts.first {
            geometry(type) { printer in printer.part(part, column) }
        } else {
            geometry(type) { printer in printer.separated(parts) { part, printer in printer.part(part, column) } }
        }
    }

    private mutating func geometry(_ type: GeometryType, _ coordinates: (inout JSONPrinter) -> Void) {
        add("{\"type\":\"\(type.name)\",\"coordinates\":")
        coordinates(&self)
        add("}")
    }

    private mutating func part(_ part: Int, _ column: GeometryColumn) {
        let rings = column.rings(of: part)
        switch column.partTypes[part] {
        case .point: if let ring = rings.first { position(column.positions(of: ring).lowerBound, column) }
        case .polygon: separated(rings) { ring, printer in printer.path(column.positions(of: ring), column) }
        default: if let ring = rings.first { path(column.positions(of: ring), column) }
        }
    }

    private mutating func path(_ positions: Range<Int>, _ column: GeometryColumn) {
        separated(positions) { position, printer in printer.position(position, column) }
    }

    private mutating func position(_ position: Int, _ column: GeometryColumn) {
        add("[")
        add(CoordinateText.text(column.xy[2 * position]))
        add(",")
        add(CoordinateText.text(column.xy[2 * position + 1]))
        if !column.z.isEmpty {
            add(",")
            add(CoordinateText.text(column.z[position]))
        }
        add("]")
    }
}
