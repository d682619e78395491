import FeatureFormats
import FeatureQuery
import GeoCore

extension GeometryColumn {
    /// Adds a row from its parts, their rings and the positions of those, each of two or three numbers.
    mutating func append(_ type: GeometryType, _ parts: [[[[Double]]]], kinds: [GeometryType] = []) {
        for (index, rings) in parts.enumerated() {
            for positions in rings {
                for position in positions {
                    appendPosition(x: position[0], y: position[1])
                    if position.count > 2 { z.append(position[2]) }
                }
                endRing()
            }
            endPart(kinds.isEmpty ? type.single : kinds[index])
        }
        endRow(type)
    }
}

/// Features with geometries only, numbered from 1.
func batch(of geometry: GeometryColumn) -> FeatureBatch {
    var batch = FeatureBatch(identifiers: .integer, schema: [])
    for row in 0..<geometry.count { batch.identifiers.append(integer: Int64(row + 1)) }
    batch.geometry = geometry
    return batch
}

/// One feature with one property, without geometry.
func batch(_ name: String, _ type: PropertyType, _ add: (inout PropertyColumn) -> Void) -> FeatureBatch {
    var batch = FeatureBatch(identifiers: .integer, schema: [PropertyDefinition(name: name, type: type)])
    batch.identifiers.append(integer: 1)
    add(&batch.properties[0])
    return batch
}

/// A whole document of these batches.
func document(_ batches: [FeatureBatch], decimals: Int = 7, members: String = "") -> [UInt8] {
    var writer = ByteWriter(capacity: 0)
    var encoder = GeoJSONEncoder(properties: batches.first?.schema ?? [], decimals: decimals)
    encoder.begin(to: &writer)
    for batch in batches { encoder.append(batch, to: &writer) }
    encoder.end(members: Array(members.utf8)[...], to: &writer)
    return writer.take()
}

/// The text of one feature alone.
func feature(_ batch: FeatureBatch, row: Int = 0, decimals: Int = 7, members: String = "") -> String {
    var writer = ByteWriter(capacity: 0)
    GeoJSONEncoder(properties: batch.schema, decimals: decimals)
        .appendFeature(row: row, of: batch, members: Array(members.utf8)[...], to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
}
