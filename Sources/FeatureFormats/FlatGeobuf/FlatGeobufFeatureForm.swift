internal import FeatureQuery
internal import GeoCore

/// How the features of one layer are laid out as FlatBuffers; both passes over the features share it.
///
/// Each feature is a buffer of its own with its size before it. Offsets count from that size, sizes are multiples of
/// eight:
///
///     0 size, 4 offset of the feature, 8 its vtable, 16 the feature, 28 geometry, properties, padding
struct FlatGeobufFeatureForm: Sendable {
    /// Where the geometry starts, or the properties if there is none.
    static let headSize = 28
    /// What the time of a day's midnight adds to the day.
    static let midnight = Array("T00:00:00".utf8)

    /// The kind all geometries are written as; `nil` if each says its own.
    let geometryType: GeometryType?
    let hasHeights: Bool

    init(_ layer: FlatGeobufLayer) {
        geometryType = layer.geometryType
        hasHeights = layer.hasHeights
    }

    /// Returns the bytes that each feature takes.
    func sizes(of batch: FeatureBatch) -> [Int] {
        var sizes = [Int](repeating: 0, count: batch.count)
        Self.addSizes(of: batch.identifiers, to: &sizes)
        for index in batch.properties.indices { Self.addSizes(of: batch.properties[index], to: &sizes) }
        let hasGeometry = batch.hasGeometry
        for row in 0..<sizes.count {
            var end = Self.headSize
            if hasGeometry, let type = batch.geometry.kind(of: row, declared: geometryType) {
                end = geometryEnd(type, row, of: batch.geometry)
            }
            end = (end + 3) & ~3 + 4 + sizes[row]
            sizes[row] = (end + 7) & ~7
        }
        return sizes
    }

    private static func addSizes(of column: PropertyColumn, to sizes: inout [Int]) {
        switch column.type {
        case .integer, .real: addSizes(of: column, each: 10, to: &sizes)
        case .boolean: addSizes(of: column, each: 3, to: &sizes)
        case .text, .dateTime, .binary: addSizes(of: column, each: 6, to: &sizes)
        case .date: addSizes(of: column, each: 6 + midnight.count, to: &sizes)
        }
    }

    private static func addSizes(of column: PropertyColumn, each: Int, to sizes: inout [Int]) {
        let isNull = column.isNull.span
        let ends = column.ends.span
        let holdsBytes = column.holdsBytes
        var start = 0
        for row in 0..<isNull.count {
            let end = holdsBytes ? ends[row] : 0
            if !isNull[row] { sizes[row] += each + end - start }
            start = end
        }
    }

    /// Writes all features from `start` on, which take `sizes` bytes each.
    ///
    /// Column by column, so that what is asked of a column is asked once for all rows.
    func write(_ batch: FeatureBatch, sizes: [Int], into bytes: inout MutableSpan<UInt8>, at start: Int) {
        var cursors = [Int](repeating: 0, count: sizes.count)
        writeHeads(batch, sizes: sizes, into: &bytes, at: start, cursors: &cursors)
        let starts = cursors
        for row in cursors.indices { cursors[row] += 4 }
        Self.write(batch.identifiers, column: 0, into: &bytes, cursors: &cursors)
        for index in batch.properties.indices {
            Self.write(batch.properties[index], column: index + 1, into: &bytes, cursors: &cursors)
        }
        for row in cursors.indices { bytes.store32(UInt32(cursors[row] - starts[row] - 4), at: starts[row]) }
    }

    /// Writes everything but the properties; afterwards `cursors` says where those start.
    private func writeHeads(
        _ batch: FeatureBatch,
        sizes: [Int],
        into bytes: inout MutableSpan<UInt8>,
        at start: Int,
        cursors: inout [Int]
    ) {
        let geometry = batch.hasGeometry ? batch.geometry : nil
        var start = start
        for row in sizes.indices {
            let size = sizes[row]
            writeHead(size: size, into: &bytes, at: start)
            var at = start + Self.headSize
            if let geometry, let type = geometry.kind(of: row, declared: geometryType) {
                bytes.store16(4, at: start + 12)
                at = writeGeometry(type, row, of: geometry, into: &bytes, feature: start)
            }
            bytes.store32(UInt32(at - start - 24), at: start + 24)
            cursors[row] = at
            start += size
        }
    }

    /// Writes the size, the vtable and the table of a feature without geometry, and the padding at the end.
    @inline(__always)
    private func writeHead(size: Int, into bytes: inout MutableSpan<UInt8>, at start: Int) {
        // Whatever follows is written over the zeros of the padding.
        bytes.store(0, at: start + size - 8)
        bytes.store32(UInt32(size - 4), at: start)
        bytes.store32(12, at: start + 4)
        // The vtable: its size, that of the table, geometry, properties.
        bytes.store16(8, at: start + 8)
        bytes.store16(12, at: start + 10)
        bytes.store16(0, at: start + 12)
        bytes.store16(8, at: start + 14)
        bytes.store32(8, at: start + 16)
        bytes.store32(0, at: start + 20)
    }
}

extension MutableSpan where Element == UInt8 {
    /// Writes four bytes, the lowest first.
    @inline(__always)
    mutating func store32(_ number: UInt32, at offset: Int) {
        precondition(offset >= 0 && offset <= count - 4, "no room for a number")
        for place in 0..<4 { self[offset &+ place] = UInt8(truncatingIfNeeded: number >> UInt32(8 &* place)) }
    }

    /// Writes two bytes, the lowest first.
    @inline(__always)
    mutating func store16(_ number: UInt16, at offset: Int) {
        precondition(offset >= 0 && offset <= count - 2, "no room for a number")
        self[offset] = UInt8(truncatingIfNeeded: number)
        self[offset &+ 1] = UInt8(truncatingIfNeeded: number >> 8)
    }
}
