import GeoCore

/// A geometry read by the grammar of OGC 06-103r4, clause 7.2, with one space where the grammar allows any.
struct StrictWKT {
    private(set) var column = GeometryColumn()
    private var rest: Substring
    private var hasHeights = false

    /// Reads a whole text; `nil` if it breaks the grammar.
    init?(_ text: String) {
        rest = text[...]
        guard let type = readType() else { return nil }
        if take("EMPTY") { column.appendNull() } else { guard readBody(type) else { return nil } }
        guard rest.isEmpty else { return nil }
        if column.types.isEmpty { column.endRow(type) }
    }

    private mutating func take(_ token: String) -> Bool {
        guard rest.hasPrefix(token) else { return false }
        rest = rest.dropFirst(token.count)
        return true
    }

    private mutating func readType() -> GeometryType? {
        let keyword = rest.prefix { $0.isLetter }
        rest = rest.dropFirst(keyword.count)
        guard keyword.allSatisfy(\.isUppercase), let type = GeometryType(name: String(keyword)), take(" ") else {
            return nil
        }
        hasHeights = take("Z ")
        return type
    }

    private mutating func readBody(_ type: GeometryType) -> Bool {
        switch type {
        case .point, .lineString: readRing() && endPart(type)
        case .polygon: readList { $0.readRing() } && endPart(type)
        case .geometryCollection:
            readList { reader in reader.readType().map { reader.readBody($0) } ?? false }
        case .multiPoint, .multiLineString, .multiPolygon: readList { $0.readBody(type.single) }
        }
    }

    private mutating func endPart(_ type: GeometryType) -> Bool {
        column.endPart(type)
        return true
    }

    private mutating func readList(_ member: (inout Self) -> Bool) -> Bool {
        guard take("(") else { return false }
        repeat { guard member(&self) else { return false } } while take(",")
        return take(")")
    }

    private mutating func readRing() -> Bool {
        guard readList({ $0.readPosition() }) else { return false }
        column.endRing()
        return true
    }

    private mutating func readPosition() -> Bool {
        let text = rest.prefix { $0 != "," && $0 != ")" }
        rest = rest.dropFirst(text.count)
        let numbers = text.split(separator: " ", omittingEmptySubsequences: false).map { Double($0) }
        guard numbers.count == (hasHeights ? 3 : 2), let x = numbers[0], let y = numbers[1] else { return false }
        column.appendPosition(x: x, y: y)
        guard hasHeights else { return true }
        guard let z = numbers[2] else { return false }
        column.z.append(z)
        return true
    }
}
