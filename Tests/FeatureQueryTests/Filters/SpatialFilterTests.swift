import FeatureQuery
import GeoCore
import Testing

@Suite struct `Spatial filter rows` {
    private let west = Envelope(minX: -180, minY: 30, maxX: -170, maxY: 40)
    private let east = Envelope(minX: 170, minY: 30, maxX: 180, maxY: 40)

    /// Points at these longitudes on the 35th parallel; `nil` for no geometry.
    private func points(_ longitudes: [Double?]) -> GeometryColumn {
        var column = GeometryColumn()
        for longitude in longitudes {
            guard let longitude else {
                column.appendNull()
                continue
            }
            column.appendPosition(x: longitude, y: 35)
            column.endRing()
            column.endPart(.point)
            column.endRow(.point)
        }
        return column
    }

    @Test func `features without geometry are kept, as OGC API Features wants`() {
        // OGC 17-069r4, /req/core/fc-bbox-response, part B.
        let filter = SpatialFilter(boxes: [east], crs: .crs84)
        #expect(filter.rowsKept(of: points([nil, 0, 175, nil])) == [true, false, true, true])
    }

    @Test func `features without geometry are dropped where a filter says so`() {
        let filter = SpatialFilter(boxes: [east], crs: .crs84, keepsFeaturesWithoutGeometry: false)
        #expect(filter.rowsKept(of: points([nil, 0, 175, nil])) == [false, false, true, false])
    }

    @Test func `a feature is kept if it meets either of two boxes`() {
        let filter = SpatialFilter(boxes: [east, west], crs: .crs84)
        #expect(filter.rowsKept(of: points([-175, 0, 175, -170, -169.9])) == [true, false, true, true, false])
    }

    @Test func `nothing is answered when every row is kept`() {
        let filter = SpatialFilter(boxes: [.world], crs: .crs84)
        #expect(filter.rowsKept(of: points([nil, 0, 175])) == nil)
        #expect(filter.rowsKept(of: GeometryColumn()) == nil)
    }

    @Test func `a filter without boxes and one with an empty box keep no geometry`() {
        for boxes in [[], [Envelope.empty], [Envelope(minX: 10, minY: 30, maxX: -10, maxY: 40)]] {
            #expect(SpatialFilter(boxes: boxes, crs: .crs84).rowsKept(of: points([0, nil])) == [false, true])
        }
    }

    @Test func `the geometry decides, not its envelope`() {
        var column = GeometryColumn()
        for position in [(160.0, 30.0), (180, 45)] { column.appendPosition(x: position.0, y: position.1) }
        column.endRing()
        column.endPart(.lineString)
        column.endRow(.lineString)
        let corner = Envelope(minX: 178, minY: 31, maxX: 179, maxY: 32)
        #expect(SpatialFilter(boxes: [corner], crs: .crs84).rowsKept(of: column) == [false])
        #expect(corner.intersects(column.envelope(of: 0)))
    }
}
