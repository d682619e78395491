import FeatureQuery
import GeoCore
import Glibc

@testable import FeaturePack

/// Random numbers that are the same in every run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

/// A layer of random features, and a file for its copy that goes away with the fixture.
final class PackFixture {
    static let version = DataVersion(incarnation: "7d3f", change: 4, changedAt: "2026-11-21T10:00:00.000Z")
    let path = "/tmp/pafta-pack-\(getpid())-\(UInt64.random(in: 0...UInt64.max)).pack"
    let schema: FeatureSchema

    init(identifiers: FeatureSchema.IdentifierType = .integer) {
        schema = FeatureSchema(
            collection: "parsel",
            title: "",
            geometry: GeometryProperty(name: "geom", type: nil, hasHeights: true, crs: .epsg(5254)),
            properties: PropertyType.allCases.map { PropertyDefinition(name: "p_\($0.rawValue)", type: $0) },
            identifiers: identifiers
        )
    }

    deinit { unsafe unlink(path) }

    /// Returns `count` features with row numbers that grow with gaps; some without geometry, some without values.
    func features(_ count: Int, seed: UInt64) -> FeatureBatch {
        var random = SeededNumbers(state: seed)
        var batch = FeatureBatch(identifiers: schema.identifiers, schema: schema.properties)
        var position: Int64 = -5
        for row in 0..<count {
            position += Int64.random(in: 1...9, using: &random)
            batch.positions.append(position)
            if schema.identifiers == .integer {
                batch.identifiers.append(integer: position * 7)
            } else {
                batch.identifiers.append(text: "öz-\(row)")
            }
            Self.addGeometry(to: &batch.geometry, &random)
            for index in batch.properties.indices { Self.addValue(to: &batch.properties[index], &random) }
        }
        return batch
    }

    private static func addGeometry(to column: inout GeometryColumn, _ random: inout SeededNumbers) {
        let kind = Int.random(in: 0...3, using: &random)
        guard kind > 0 else { return column.appendNull() }
        let x = Double.random(in: 400_000...420_000, using: &random)
        let y = Double.random(in: 4_500_000...4_520_000, using: &random)
        for part in 0..<Int.random(in: 1...kind, using: &random) {
            for step in 0..<(kind == 1 ? 1 : 4) {
                column.appendPosition(x: x + Double(step % 3) * 20, y: y + Double(step * part))
                column.z.append(Double(step))
            }
            column.endRing()
            column.endPart(kind == 1 ? .point : kind == 2 ? .lineString : .polygon)
        }
        column.endRow(kind == 1 ? .point : kind == 2 ? .multiLineString : .multiPolygon)
    }

    private static func addValue(to column: inout PropertyColumn, _ random: inout SeededNumbers) {
        guard Int.random(in: 0...4, using: &random) > 0 else { return column.appendNull() }
        switch column.type {
        case .integer: column.append(integer: Int64.random(in: Int64.min...Int64.max, using: &random))
        case .boolean: column.append(integer: Int64.random(in: 0...1, using: &random))
        case .real: column.append(real: Double.random(in: -1e9...1e9, using: &random))
        default: column.append(text: String(repeating: "ğI", count: Int.random(in: 0...6, using: &random)))
        }
    }

    /// Writes the features, handed over in batches of `size`.
    func write(_ features: FeatureBatch, inBatchesOf size: Int = 100) throws {
        var writer = try PackWriter(path: path, schema: schema)
        var batch = FeatureBatch(identifiers: schema.identifiers, schema: schema.properties)
        for row in 0..<features.count {
            batch.append(row: row, of: features)
            if batch.count == size {
                try writer.append(batch)
                batch.removeAll()
            }
        }
        if batch.count > 0 { try writer.append(batch) }
        try writer.finish(version: Self.version, fingerprint: "f")
    }

    /// Reads what may meet `boxes` behind `after`.
    func read(
        _ file: PackFile,
        columns: [Int]? = nil,
        meeting boxes: [Envelope]? = nil,
        withoutGeometry: Bool = true,
        after: Int64? = nil
    ) throws -> FeatureBatch {
        let columns = columns ?? Array(schema.properties.indices)
        var reader = PackReader(file, columns: columns, wantsGeometry: true)
        var batch = FeatureBatch(identifiers: schema.identifiers, schema: columns.map { schema.properties[$0] })
        for block in reader.blocks(meeting: boxes, withoutGeometry: withoutGeometry, after: after) {
            try reader.append(
                block: block,
                meeting: boxes,
                withoutGeometry: withoutGeometry,
                after: after,
                to: &batch
            )
        }
        return batch
    }
}

/// Everything a batch holds, to compare with.
func content(_ batch: FeatureBatch, _ row: Int) -> String {
    var parts = ["\(batch.positions[row])", "\(batch.identifiers.value(row), default: "-")"]
    for column in batch.properties {
        let bytes = column.holdsBytes && !column.isNull[row] ? Array(column.bytes[column.range(of: row)]) : []
        parts.append("\(column.isNull[row]) \(column.value(row), default: "-") \(bytes)")
    }
    var alone = GeometryColumn()
    alone.append(row: row, of: batch.geometry)
    parts.append(
        "\(alone.types) \(alone.partsEnd) \(alone.partTypes) \(alone.ringsEnd) \(alone.positionsEnd) \(alone.xy)"
    )
    parts.append("\(alone.z)")
    return parts.joined(separator: "|")
}
