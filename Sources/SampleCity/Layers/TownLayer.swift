package import FeatureQuery
package import GeoCore

/// A layer of the town, made piece by piece, so that memory does not grow with the town.
package protocol TownLayer: Sendable {
    /// What its features look like.
    var schema: FeatureSchema { get }
    /// The number of pieces it is made of: blocks, street segments or neighbourhoods.
    var pieceCount: Int { get }
    /// Adds the features of one piece, in the order of their identifiers; perhaps none.
    func append(piece: Int, to batch: inout FeatureBatch)
}

extension TownLayer {
    /// Passes every feature on, about `rows` at a time.
    package func forEachBatch<Failure: Error>(
        rows: Int = 2_000,
        _ body: (FeatureBatch) throws(Failure) -> Void
    ) throws(Failure) {
        var batch = FeatureBatch(identifiers: schema.identifiers, schema: schema.properties)
        for piece in 0..<pieceCount {
            append(piece: piece, to: &batch)
            guard batch.count >= rows else { continue }
            try body(batch)
            batch.removeAll()
        }
        if batch.count > 0 { try body(batch) }
    }
}

/// The value of one property.
enum TownValue {
    /// A text or a date.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// A real number.
    case real(Double)
    /// No value.
    case none
}

extension FeatureBatch {
    /// Adds a feature whose geometry has been added already; `values` stand in the order of the schema.
    mutating func append(identifier: Int, _ values: [TownValue]) {
        precondition(values.count == properties.count, "a value for each property")
        identifiers.append(integer: Int64(identifier))
        positions.append(Int64(identifier))
        for (column, value) in values.enumerated() {
            switch value {
            case .text(let text): properties[column].append(text: text)
            case .integer(let number): properties[column].append(integer: Int64(number))
            case .real(let number): properties[column].append(real: number)
            case .none: properties[column].appendNull()
            }
        }
    }
}

extension GeometryColumn {
    /// Adds an area from its closed ring.
    mutating func append(polygon ring: [GroundPoint]) { append(ring, .polygon) }

    /// Adds a line.
    mutating func append(line: [GroundPoint]) { append(line, .lineString) }

    /// Adds a position.
    mutating func append(point: GroundPoint) { append([point], .point) }

    private mutating func append(_ points: [GroundPoint], _ type: GeometryType) {
        for point in points { appendPosition(x: point.x, y: point.y) }
        endRing()
        endPart(type)
        endRow(type)
    }
}

extension FeatureSchema {
    /// Creates the schema of one of the town's layers in TUREF / TM27.
    init(_ collection: String, _ title: String, theme: String, _ type: GeometryType, _ properties: [PropertyDefinition])
    {
        self.init(
            collection: collection,
            title: title,
            theme: theme,
            geometry: GeometryProperty(name: "geom", type: type, hasHeights: false, crs: .turefTM27),
            properties: properties
        )
    }
}

extension PropertyDefinition {
    static func text(_ name: String, _ length: Int) -> Self { Self(name: name, type: .text, maximumLength: length) }

    static func integer(_ name: String) -> Self { Self(name: name, type: .integer) }

    static func real(_ name: String) -> Self { Self(name: name, type: .real) }

    static func date(_ name: String) -> Self { Self(name: name, type: .date) }
}

extension CRSIdentity {
    /// TUREF / TM27, the zone of the town; its authority puts the northing first, the files put the easting first.
    package static let turefTM27 = CRSIdentity.epsg(5_253)
}
