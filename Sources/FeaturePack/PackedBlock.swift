internal import FeatureQuery
internal import GeoCore

/// Writes one block: see ``PackLayout``.
enum PackedBlock {
    /// Appends the block of `batch` at the start of `writer`; the entry lacks only the place in the file.
    static func append(_ batch: FeatureBatch, to writer: inout ByteWriter) -> BlockEntry {
        let sections = batch.properties.count + 1
        // Where each section starts and the last one ends; filled in when they are known.
        let table = writer.count
        for _ in 0...sections { writer.append(littleEndian: UInt32(0)) }
        align(&writer)
        var entry = appendHead(batch, to: &writer)
        align(&writer)
        var starts = [UInt32(writer.count)]
        entry.headSize = starts[0]
        appendGeometry(batch, to: &writer)
        for column in batch.properties {
            starts.append(UInt32(writer.count))
            append(column, to: &writer)
        }
        starts.append(UInt32(writer.count))
        entry.size = UInt32(writer.count)
        let end = writer.count
        writer.count = table
        for start in starts { writer.append(littleEndian: start) }
        writer.count = end
        return entry
    }

    private static func appendHead(_ batch: FeatureBatch, to writer: inout ByteWriter) -> BlockEntry {
        var entry = BlockEntry(
            offset: 0,
            size: 0,
            headSize: 0,
            rows: UInt32(batch.count),
            hasNullGeometry: false,
            firstPosition: batch.positions.first ?? 0,
            lastPosition: batch.positions.last ?? 0,
            bounds: BlockEntry.Bounds()
        )
        for position in batch.positions { writer.append(littleEndian: position) }
        var bounds: [BlockEntry.Bounds] = []
        for row in 0..<batch.count {
            let type = batch.hasGeometry ? batch.geometry.types[row] : nil
            writer.append(type?.rawValue ?? 0)
            entry.hasNullGeometry = entry.hasNullGeometry || type == nil
            bounds.append(type == nil ? .init() : .init(batch.geometry.envelope(of: row)))
        }
        align(&writer)
        for bound in bounds {
            entry.bounds.extend(bound)
            for edge in [bound.minX, bound.minY, bound.maxX, bound.maxY] {
                writer.append(littleEndian: edge.bitPattern)
            }
        }
        append(batch.identifiers, to: &writer)
        return entry
    }

    private static func appendGeometry(_ batch: FeatureBatch, to writer: inout ByteWriter) {
        let column = batch.hasGeometry ? batch.geometry : GeometryColumn()
        for count in [column.ringsEnd.count, column.positionsEnd.count, column.positionCount, column.z.count] {
            writer.append(littleEndian: UInt32(count))
        }
        for end in column.partsEnd { writer.append(littleEndian: end) }
        align(&writer)
        for type in column.partTypes { writer.append(type.rawValue) }
        align(&writer)
        for end in column.ringsEnd { writer.append(littleEndian: end) }
        align(&writer)
        for end in column.positionsEnd { writer.append(littleEndian: end) }
        align(&writer)
        for number in column.xy { writer.append(littleEndian: number.bitPattern) }
        for number in column.z { writer.append(littleEndian: number.bitPattern) }
    }

    private static func append(_ column: PropertyColumn, to writer: inout ByteWriter) {
        let hasNulls = column.isNull.contains(true)
        writer.append(littleEndian: UInt32(hasNulls ? 1 : 0))
        writer.append(littleEndian: UInt32(column.bytes.count))
        if hasNulls {
            for isNull in column.isNull { writer.append(isNull ? 1 : 0 as UInt8) }
            align(&writer)
        }
        switch column.type {
        case .integer, .boolean: for number in column.integers { writer.append(littleEndian: number) }
        case .real: for number in column.reals { writer.append(littleEndian: number.bitPattern) }
        case .text, .date, .dateTime, .binary:
            for end in column.ends { writer.append(littleEndian: UInt32(end)) }
            align(&writer)
            writer.append(column.bytes)
            align(&writer)
        }
    }

    private static func align(_ writer: inout ByteWriter) {
        while writer.count % 8 != 0 { writer.append(0 as UInt8) }
    }
}
