internal import GeoCore

/// The `geometry` field of features (Vector Tile Specification 2.1, clause 4.3).
struct GeometryCommands: Sendable {
    /// The values of the `type` field.
    enum Kind: UInt8, Sendable {
        case point = 1
        case lineString = 2
        case polygon = 3
    }

    /// The commands of all features written so far, side by side.
    var bytes = ByteWriter(capacity: 65_536)

    private static let moveTo = 1
    private static let lineTo = 2
    private static let closePath: UInt8 = 15

    /// Writes the points, paths or rings of `geometry`, of which there is at least one.
    mutating func append(_ geometry: TileGeometry, as kind: Kind) {
        // Two numbers of up to five bytes a point, and two counts of up to five bytes with the closing a ring.
        bytes.reserve(10 * geometry.pointCount + 11 * geometry.rings.count)
        let points = geometry.points.span
        var at = bytes.count
        var pen = Pen()
        var span = bytes.storage.mutableSpan
        for ring in geometry.rings {
            switch kind {
            case .point:
                Varint.put(UInt64(ring.count << 3 | Self.moveTo), in: &span, at: &at)
                for index in ring.start..<ring.end { pen.move(to: index, points, &span, &at) }
            case .lineString:
                Self.startPath(ring, &span, &at, &pen, points)
                for index in ring.start + 1..<ring.end { pen.move(to: index, points, &span, &at) }
            case .polygon:
                Self.startPath(ring, &span, &at, &pen, points)
                if (ring.doubledArea > 0) == ring.isExterior {
                    for index in ring.start + 1..<ring.end { pen.move(to: index, points, &span, &at) }
                } else {
                    var index = ring.end - 1
                    while index > ring.start {
                        pen.move(to: index, points, &span, &at)
                        index -= 1
                    }
                }
                span[at] = Self.closePath
                at += 1
            }
        }
        bytes.count = at
    }

    @inline(__always)
    private static func startPath(
        _ ring: TileGeometry.Ring,
        _ span: inout MutableSpan<UInt8>,
        _ at: inout Int,
        _ pen: inout Pen,
        _ points: Span<Int32>
    ) {
        span[at] = UInt8(1 << 3 | Self.moveTo)
        at += 1
        pen.move(to: ring.start, points, &span, &at)
        Varint.put(UInt64((ring.count - 1) << 3 | Self.lineTo), in: &span, at: &at)
    }

    /// The cursor: coordinates are written as the way from the point before.
    private struct Pen {
        var x = 0
        var y = 0

        @inline(__always)
        mutating func move(
            to index: Int,
            _ points: Span<Int32>,
            _ span: inout MutableSpan<UInt8>,
            _ at: inout Int
        ) {
            let nextX = Int(points[2 * index])
            let nextY = Int(points[2 * index + 1])
            Varint.put(zigzag: nextX &- x, in: &span, at: &at)
            Varint.put(zigzag: nextY &- y, in: &span, at: &at)
            x = nextX
            y = nextY
        }
    }
}
