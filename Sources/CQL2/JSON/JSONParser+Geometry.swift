import GeoCore

extension JSONParser {
    private static let remedy = LocalizedText(
        "Write a GeoJSON geometry (RFC 7946): {\"type\": \"Point\", \"coordinates\": [29.1, 41.0]}.",
        tr: "Bir GeoJSON geometrisi (RFC 7946) yazın: {\"type\": \"Point\", \"coordinates\": [29.1, 41.0]}."
    )

    /// Returns the geometry of object `index`, whose member `type` is token `value`.
    mutating func geometry(_ index: Int, typed value: Int) throws(PaftaError) -> Literal {
        var assembly = GeometryAssembly()
        let type = try geometryType(index, typed: value)
        if type == .geometryCollection {
            let array = try array(member("geometries", of: index), named: "geometries", of: index, remedy: Self.remedy)
            for geometry in try filledElements(of: array) { try member(geometry, into: &assembly) }
        } else {
            try body(of: type, index, into: &assembly)
        }
        return assembly.end(type)
    }

    private func geometryType(_ index: Int, typed value: Int) throws(PaftaError) -> GeometryType {
        let name = try string(value, remedy: Self.remedy)
        guard let type = GeometryType.allCases.first(where: { $0.name == name }) else {
            throw reading.error(
                LocalizedText("this is no type of a geometry.", tr: "böyle bir geometri türü yok."),
                remedy: LocalizedText(
                    "Use one of \(GeometryType.allCases.map(\.name).joined(separator: ", ")).",
                    tr: "Şunlardan birini kullanın: \(GeometryType.allCases.map(\.name).joined(separator: ", "))."
                ),
                at: Int(tokens[value].start)
            )
        }
        if let crs = member("crs", of: index) {
            throw reading.error(
                LocalizedText(
                    "a geometry of a filter names no CRS of its own.",
                    tr: "süzgeçteki geometri kendi koordinat sistemini belirtemez."
                ),
                remedy: LocalizedText("Use the parameter filter-crs.", tr: "filter-crs parametresini kullanın."),
                at: Int(tokens[crs].start)
            )
        }
        return type
    }

    private mutating func member(_ index: Int, into assembly: inout GeometryAssembly) throws(PaftaError) {
        guard tokens[index].kind == .object, let value = member("type", of: index) else {
            throw error(index, expected: LocalizedText("a geometry", tr: "bir geometri"), remedy: Self.remedy)
        }
        let type = try geometryType(index, typed: value)
        guard type != .geometryCollection else {
            throw reading.error(
                LocalizedText("a collection holds no collection.", tr: "bir topluluk başka bir topluluk içeremez."),
                remedy: LocalizedText("Put its geometries into the outer one.", tr: "Geometrilerini dıştakine koyun."),
                at: Int(tokens[value].start)
            )
        }
        try body(of: type, index, into: &assembly)
    }

    private mutating func body(
        of type: GeometryType,
        _ index: Int,
        into assembly: inout GeometryAssembly
    ) throws(PaftaError) {
        let array = try array(member("coordinates", of: index), named: "coordinates", of: index, remedy: Self.remedy)
        switch type {
        case .point: try point(array, into: &assembly)
        case .lineString: try path(array, into: &assembly)
        case .polygon: try polygon(array, into: &assembly)
        case .multiPoint: for part in try filledElements(of: array) { try point(part, into: &assembly) }
        case .multiLineString: for part in try filledElements(of: array) { try path(part, into: &assembly) }
        case .multiPolygon: for part in try filledElements(of: array) { try polygon(part, into: &assembly) }
        case .geometryCollection: break
        }
    }

    private mutating func point(_ index: Int, into assembly: inout GeometryAssembly) throws(PaftaError) {
        try position(index, into: &assembly)
        assembly.endPoint()
    }

    private mutating func path(_ index: Int, into assembly: inout GeometryAssembly) throws(PaftaError) {
        for position in try filledElements(of: index) { try self.position(position, into: &assembly) }
        try assembly.endPath(at: Int(tokens[index].start), in: reading)
    }

    private mutating func polygon(_ index: Int, into assembly: inout GeometryAssembly) throws(PaftaError) {
        for ring in try filledElements(of: index) {
            for position in try filledElements(of: ring) { try self.position(position, into: &assembly) }
            try assembly.endLinearRing(at: Int(tokens[ring].start), in: reading)
        }
        assembly.endPolygon()
    }

    private mutating func position(_ index: Int, into assembly: inout GeometryAssembly) throws(PaftaError) {
        let offset = Int(tokens[index].start)
        try reading.count(positions: 1, at: offset)
        // Numbers are one token each, so a position has as many elements as tokens, once they are checked.
        let count = Int(tokens[index].next) - index - 1
        guard tokens[index].kind == .array, count == 2 || count == 3 else {
            throw error(
                index,
                expected: LocalizedText("a position of two or three numbers", tr: "iki ya da üç sayılık bir konum"),
                remedy: Self.remedy
            )
        }
        try assembly.append(
            coordinate(index + 1),
            coordinate(index + 2),
            count == 3 ? coordinate(index + 3) : nil,
            at: offset,
            in: reading
        )
    }

    /// Returns the elements of an array that must be one and hold something.
    private func filledElements(of index: Int) throws(PaftaError) -> [Int] {
        guard tokens[index].kind == .array, Int(tokens[index].next) > index + 1 else {
            throw error(
                index,
                expected: LocalizedText("an array of positions, not empty", tr: "boş olmayan bir konum dizisi"),
                remedy: Self.remedy
            )
        }
        return elements(of: index)
    }
}
