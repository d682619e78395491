import GeoCore

extension GeometryColumn {
    /// Adds a geometry of GeoJSON (RFC 7946, clause 3.1) as a row; returns whether it is one.
    mutating func append(_ geometry: JSONNode?) -> Bool {
        guard let geometry else { return false }
        if case .null = geometry {
            appendNull()
            return true
        }
        var single = GeometryColumn()
        guard let type = single.appendParts(of: geometry) else { return false }
        single.endRow(type)
        // Heights are either in all positions of a column or in none.
        if single.z.allSatisfy(\.isNaN) { single.z = [] }
        append(row: 0, of: single)
        return true
    }

    private mutating func appendParts(of geometry: JSONNode) -> GeometryType? {
        guard let name = geometry["type"]?.text,
            let type = GeometryType.allCases.first(where: { $0.name == name })
        else { return nil }
        if type == .geometryCollection {
            for inner in geometry["geometries"]?.elements ?? [] {
                guard let kind = appendParts(of: inner), kind != .geometryCollection else { return nil }
            }
            return type
        }
        guard let coordinates = geometry["coordinates"] else { return nil }
        let parts = type == type.single ? [coordinates] : coordinates.elements ?? []
        for part in parts where !append(part: part, type.single) { return nil }
        return type
    }

    private mutating func append(part: JSONNode, _ type: GeometryType) -> Bool {
        switch type {
        case .point:
            guard appendPosition(part) else { return false }
            endRing()
        case .lineString: guard append(ring: part) else { return false }
        default:
            for ring in part.elements ?? [] where !append(ring: ring) { return false }
        }
        endPart(type)
        return true
    }

    private mutating func append(ring: JSONNode) -> Bool {
        guard let positions = ring.elements else { return false }
        for position in positions where !appendPosition(position) { return false }
        endRing()
        return true
    }

    private mutating func appendPosition(_ position: JSONNode) -> Bool {
        guard let numbers = position.elements, numbers.count >= 2, let x = numbers[0].real, let y = numbers[1].real
        else { return false }
        appendPosition(x: x, y: y)
        z.append(numbers.count > 2 ? numbers[2].real ?? .nan : .nan)
        return true
    }
}
