import GeoCore

extension JSONParser {
    /// What an object of the encoding is known by.
    private enum Sort: String, CaseIterable {
        case op
        case property
        case date
        case timestamp
        case interval
        case bbox
        case type
    }

    /// Returns the node of object `index`.
    mutating func object(_ index: Int, depth: Int) throws(PaftaError) -> Expression {
        let (sort, value) = try sort(of: index)
        let offset = Int(tokens[index].start)
        switch sort {
        case .op: return try operation(index, named: value, depth: depth)
        case .property:
            return try reading.node(.property(string(value, remedy: Self.propertyRemedy)), at: offset)
        case .date: return try reading.node(.literal(instant(value, .date)), at: offset)
        case .timestamp: return try reading.node(.literal(instant(value, .timestamp)), at: offset)
        case .interval: return try interval(index, value, depth: depth)
        case .bbox: return try reading.node(.literal(box(index, value)), at: offset)
        case .type: return try reading.node(.literal(geometry(index, typed: value)), at: offset)
        }
    }

    /// Finds the one member that says what the object is; a geometry may have a `bbox` beside its `type`.
    private func sort(of index: Int) throws(PaftaError) -> (Sort, value: Int) {
        var found: (Sort, value: Int)?
        for sort in Sort.allCases {
            guard let value = member(sort.rawValue, of: index) else { continue }
            if let other = found?.0, !(other == .bbox && sort == .type) {
                throw reading.error(
                    LocalizedText(
                        "an object has either '\(other.rawValue)' or '\(sort.rawValue)'.",
                        tr: "bir nesnede ya '\(other.rawValue)' ya da '\(sort.rawValue)' bulunur."
                    ),
                    remedy: LocalizedText("Leave one of them out.", tr: "Birini çıkarın."),
                    at: Int(tokens[index].start)
                )
            }
            found = (sort, value)
        }
        guard let found else {
            throw reading.error(
                LocalizedText("this object means nothing in CQL2.", tr: "bu nesnenin CQL2'de anlamı yok."),
                remedy: LocalizedText(
                    "An object has one of 'op' with 'args', 'property', 'date', 'timestamp', 'interval', 'bbox', 'type'.",
                    tr: "Nesnede şunlardan biri bulunur: 'op' ile 'args', 'property', 'date', 'timestamp', 'interval', "
                        + "'bbox', 'type'."
                ),
                at: Int(tokens[index].start)
            )
        }
        return found
    }

    private static let propertyRemedy = LocalizedText(
        "Write {\"property\": \"name\"}.",
        tr: "{\"property\": \"ad\"} yazın."
    )

    // MARK: Time

    private func instant(_ index: Int, _ kind: InstantKind) throws(PaftaError) -> Literal {
        try reading.instant(string(index, remedy: kind.remedy), kind, at: Int(tokens[index].start))
    }

    private static let intervalRemedy = LocalizedText(
        "Write {\"interval\": [\"2026-01-01\", \"..\"]}, with two days, moments, properties or functions.",
        tr: "{\"interval\": [\"2026-01-01\", \"..\"]} yazın; iki gün, an, alan ya da işlev verin."
    )

    private mutating func interval(_ index: Int, _ value: Int, depth: Int) throws(PaftaError) -> Expression {
        let array = try array(value, named: "interval", of: index, remedy: Self.intervalRemedy)
        let ends = elements(of: array)
        guard ends.count == 2 else {
            throw reading.error(
                LocalizedText("an interval has two ends.", tr: "bir aralığın iki ucu vardır."),
                remedy: Self.intervalRemedy,
                at: Int(tokens[array].start)
            )
        }
        let start = try intervalEnd(ends[0], depth: depth + 1)
        let end = try intervalEnd(ends[1], depth: depth + 1)
        try reading.checkInterval(start, end)
        return try reading.node(.interval(start: start, end: end), at: Int(tokens[index].start))
    }

    private mutating func intervalEnd(_ index: Int, depth: Int) throws(PaftaError) -> Expression? {
        let offset = Int(tokens[index].start)
        switch tokens[index].kind {
        case .string, .escapedString:
            let text = reading.string(tokens[index])
            guard text != ".." else { return nil }
            guard depth <= reading.budget.maximumDepth else { throw reading.tooDeep(at: offset) }
            return try reading.node(.literal(reading.instant(text, .either, at: offset)), at: offset)
        case .object:
            let end = try expression(index, depth: depth)
            switch end.kind {
            case .property, .function: return end
            default: break
            }
        default: break
        }
        throw error(index, expected: InstantKind.either.name, remedy: Self.intervalRemedy)
    }

    // MARK: Boxes

    private mutating func box(_ index: Int, _ value: Int) throws(PaftaError) -> Literal {
        let remedy = LocalizedText(
            "Write {\"bbox\": [29.0, 41.0, 29.1, 41.1]}.",
            tr: "{\"bbox\": [29.0, 41.0, 29.1, 41.1]} yazın."
        )
        let array = try array(value, named: "bbox", of: index, remedy: remedy)
        var numbers: [Double] = []
        for element in elements(of: array).prefix(7) { numbers.append(try coordinate(element)) }
        return try reading.box(numbers, axisOrder, at: Int(tokens[array].start))
    }
}
