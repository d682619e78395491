internal import GeoCore

/// What the directory knows of a block.
struct BlockEntry: Sendable {
    /// Where the block starts in the file.
    var offset: UInt64
    /// The bytes of the block, and of its head alone.
    var size: UInt32
    var headSize: UInt32
    /// The number of features.
    var rows: UInt32
    /// Whether a feature without geometry is among them.
    var hasNullGeometry: Bool
    /// The row numbers of the first and the last feature.
    var firstPosition: Int64
    var lastPosition: Int64
    /// The envelope of all geometries, rounded outwards; empty (`minX` > `maxX`) without one.
    var bounds: Bounds

    /// An envelope in single precision.
    struct Bounds: Sendable {
        var minX = Float.infinity
        var minY = Float.infinity
        var maxX = -Float.infinity
        var maxY = -Float.infinity

        init() {}

        /// Rounds outwards, so that nothing in the envelope is outside the result.
        init(_ envelope: Envelope) {
            minX = Self.down(envelope.minX)
            minY = Self.down(envelope.minY)
            maxX = -Self.down(-envelope.maxX)
            maxY = -Self.down(-envelope.maxY)
        }

        private static func down(_ number: Double) -> Float {
            let rounded = Float(number)
            return Double(rounded) > number ? rounded.nextDown : rounded
        }

        @inline(__always)
        func intersects(_ other: Bounds) -> Bool {
            minX <= other.maxX && maxX >= other.minX && minY <= other.maxY && maxY >= other.minY
        }

        /// Whether `other` lies wholly within.
        @inline(__always)
        func contains(_ other: Bounds) -> Bool {
            other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
        }

        mutating func extend(_ other: Bounds) {
            minX = min(minX, other.minX)
            minY = min(minY, other.minY)
            maxX = max(maxX, other.maxX)
            maxY = max(maxY, other.maxY)
        }
    }
}
