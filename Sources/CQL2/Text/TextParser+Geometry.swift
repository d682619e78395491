import GeoCore

extension TextParser {
    /// Reads a geometry as well-known text; the heights decide on its dimension, whether `Z` is written or not.
    ///
    /// - SeeAlso: OGC 21-065r2, clause 8.2 (tolerance of the dimension); OGC 06-103r4, clause 7.
    mutating func geometry(_ type: GeometryType) throws(PaftaError) -> Parsed {
        let offset = token.range.lowerBound
        var assembly = GeometryAssembly()
        try openGeometry()
        if type == .geometryCollection {
            repeat {
                if token.kind == .comma { try advance() }
                try member(into: &assembly)
            } while token.kind == .comma
            try close()
        } else {
            try body(of: type, into: &assembly)
        }
        return try node(.literal(assembly.end(type)), at: offset)
    }

    /// Reads the word of a geometry, `Z` and the opening parenthesis.
    private mutating func openGeometry() throws(PaftaError) {
        let word = token
        try advance()
        if token.kind == .name {
            let addition = Names.capitals(lexer.reading.text(token.range))
            if ["M", "ZM", "EMPTY"].contains(addition) { throw unsupported(addition) }
            if addition == "Z" { try advance() }
        }
        guard token.kind == .open else {
            let shown = lexer.reading.text(word.range)
            throw unexpected(
                LocalizedText(verbatim: "'('"),
                remedy: LocalizedText(
                    "Write positions in parentheses, as in POINT(29.1 41.0); a property called so is written "
                        + "\"\(shown)\".",
                    tr: "Konumları ayraç içinde yazın, örneğin POINT(29.1 41.0); bu adda bir alan \"\(shown)\" "
                        + "diye yazılır."
                )
            )
        }
        try advance()
    }

    private func unsupported(_ addition: String) -> PaftaError {
        unexpected(
            LocalizedText("positions", tr: "konumlar"),
            remedy: addition == "EMPTY"
                ? LocalizedText("Write at least one position.", tr: "En az bir konum yazın.")
                : LocalizedText("Leave the measures (M) out.", tr: "Ölçü değerlerini (M) çıkarın.")
        )
    }

    private mutating func member(into assembly: inout GeometryAssembly) throws(PaftaError) {
        guard case .reserved(.geometry(let type)) = token.kind, type != .geometryCollection else {
            throw unexpected(
                LocalizedText("a geometry other than a collection", tr: "topluluk olmayan bir geometri"),
                remedy: LocalizedText(
                    "Write GEOMETRYCOLLECTION(POINT(x y), LINESTRING(x y, x y)).",
                    tr: "GEOMETRYCOLLECTION(POINT(x y), LINESTRING(x y, x y)) yazın."
                )
            )
        }
        try openGeometry()
        try body(of: type, into: &assembly)
    }

    /// Reads what stands behind the opening parenthesis, and the closing one.
    private mutating func body(of type: GeometryType, into assembly: inout GeometryAssembly) throws(PaftaError) {
        switch type {
        case .point:
            try position(into: &assembly)
            assembly.endPoint()
        case .lineString: return try path(into: &assembly)
        case .polygon: return try rings(into: &assembly)
        case .multiPoint:
            repeat {
                if token.kind == .comma { try advance() }
                try memberPoint(into: &assembly)
            } while token.kind == .comma
        case .multiLineString:
            repeat {
                if token.kind == .comma { try advance() }
                try open()
                try path(into: &assembly)
            } while token.kind == .comma
        case .multiPolygon:
            repeat {
                if token.kind == .comma { try advance() }
                try open()
                try rings(into: &assembly)
            } while token.kind == .comma
        case .geometryCollection: break
        }
        try close()
    }

    /// The positions of a MULTIPOINT may stand without parentheses, as in the standard's own tests.
    private mutating func memberPoint(into assembly: inout GeometryAssembly) throws(PaftaError) {
        let isWrapped = token.kind == .open
        if isWrapped { try advance() }
        try position(into: &assembly)
        if isWrapped { try close() }
        assembly.endPoint()
    }

    private mutating func path(into assembly: inout GeometryAssembly) throws(PaftaError) {
        let offset = token.range.lowerBound
        try positions(into: &assembly)
        try assembly.endPath(at: offset, in: lexer.reading)
    }

    private mutating func rings(into assembly: inout GeometryAssembly) throws(PaftaError) {
        repeat {
            if token.kind == .comma { try advance() }
            try open()
            let offset = token.range.lowerBound
            try positions(into: &assembly)
            try assembly.endLinearRing(at: offset, in: lexer.reading)
        } while token.kind == .comma
        try close()
        assembly.endPolygon()
    }

    private mutating func positions(into assembly: inout GeometryAssembly) throws(PaftaError) {
        try position(into: &assembly)
        while token.kind == .comma {
            try advance()
            try position(into: &assembly)
        }
        try close()
    }

    private mutating func position(into assembly: inout GeometryAssembly) throws(PaftaError) {
        let offset = token.range.lowerBound
        try lexer.reading.count(positions: 1, at: offset)
        let x = try coordinate()
        let y = try coordinate()
        let height: Double? =
            switch token.kind {
            case .comma, .close: nil
            default: try coordinate()
            }
        try assembly.append(x, y, height, at: offset, in: lexer.reading)
    }

    /// Reads a number with its sign.
    private mutating func coordinate() throws(PaftaError) -> Double {
        let isNegative = token.kind == .minus
        if isNegative || token.kind == .plus { try advance() }
        guard token.kind == .number else {
            throw unexpected(
                LocalizedText("a number", tr: "bir sayı"),
                remedy: LocalizedText(
                    "Write positions as two or three numbers with spaces between them: POINT(29.1 41.0).",
                    tr: "Konumları aralarında boşluk olan iki ya da üç sayıyla yazın: POINT(29.1 41.0)."
                )
            )
        }
        let value = NumberReading.double(lexer.reading.bytes, token.range)
        guard value.isFinite else { throw numberOutOfRange() }
        try advance()
        return isNegative ? -value : value
    }

    // MARK: Boxes

    /// Reads `BBOX(…)`.
    mutating func box() throws(PaftaError) -> Parsed {
        let offset = token.range.lowerBound
        try openCall()
        var numbers = [try coordinate()]
        while token.kind == .comma, numbers.count < 7 {
            try advance()
            numbers.append(try coordinate())
        }
        if numbers.count < 7 { try close() }
        let literal = try lexer.reading.box(numbers, axisOrder, at: offset)
        return try node(.literal(literal), at: offset)
    }

    private mutating func open() throws(PaftaError) {
        try skip(.open, "(", remedy: Self.nestingRemedy)
    }

    private mutating func close() throws(PaftaError) {
        try skip(.close, ")", remedy: Self.nestingRemedy)
    }

    private static let nestingRemedy = LocalizedText(
        "Write POINT(x y), LINESTRING(x y, x y), POLYGON((x y, x y, x y, x y)) or MULTIPOLYGON(((...))).",
        tr: "POINT(x y), LINESTRING(x y, x y), POLYGON((x y, x y, x y, x y)) ya da MULTIPOLYGON(((...))) yazın."
    )
}
