import FeatureQuery
import FeatureTiles
import GeoCore
import GeoOperations

/// Small tiles whose unit is one unit of the CRS, so that expected coordinates can be counted by hand.
enum TileFixture {
    /// A tile with its top left corner at (0, 4096).
    static let envelope = Envelope(minX: 0, minY: 0, maxX: 4_096, maxY: 4_096)
    static let operations = GeometryOperations()

    /// A batch without properties and with identifiers from 1 on.
    static func batch(_ geometry: GeometryColumn) -> FeatureBatch {
        var batch = FeatureBatch(identifiers: .integer, schema: [])
        batch.geometry = geometry
        for row in 0..<geometry.count { batch.identifiers.append(integer: Int64(row + 1)) }
        return batch
    }

    /// A row of parts of rings of positions, given in tile units with y downwards.
    static func column(_ type: GeometryType, _ parts: [[[(Int, Int)]]]) -> GeometryColumn {
        var column = GeometryColumn()
        for part in parts {
            for ring in part {
                for (x, y) in ring { column.appendPosition(x: Double(x), y: Double(4_096 - y)) }
                column.endRing()
            }
            column.endPart(type.single)
        }
        column.endRow(type)
        return column
    }

    /// The bytes of a tile with one layer, `layer`.
    static func encode(_ batch: FeatureBatch, options: TileOptions = TileOptions()) throws -> [UInt8] {
        var encoder = VectorTileEncoder(envelope: envelope, options: options, operations: operations)
        try encoder.append(batch, layer: "layer")
        return try encoder.finish()
    }

    /// The features of a tile with one layer; none for an empty tile.
    static func features(
        _ batch: FeatureBatch,
        options: TileOptions = TileOptions()
    ) throws -> [DecodedTile.Feature] {
        try DecodedTile(encode(batch, options: options)).layers.first?.features ?? []
    }

    /// The only feature of a tile with one geometry.
    static func feature(_ type: GeometryType, _ parts: [[[(Int, Int)]]]) throws -> DecodedTile.Feature? {
        try features(batch(column(type, parts))).first
    }
}

/// Pseudo-random numbers that are the same in every run (a linear congruential generator of 64 bits).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let mixed = (state ^ (state >> 29)) &* 0xBF58_476D_1CE4_E5B9
        return mixed ^ (mixed >> 32)
    }
}
