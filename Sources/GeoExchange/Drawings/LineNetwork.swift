internal import CGDAL
import GeoCore

/// Lines cut where they meet, with the areas they enclose and the ends that meet nothing.
struct LineNetwork {
    /// The areas, each with its outer ring first.
    private(set) var areas: [[[DrawingPosition]]] = []
    /// Ends of lines where no other line begins.
    private(set) var looseEnds: [DrawingPosition] = []

    /// Cuts lines, of which there is one at least, and looks for areas; `nil` if GEOS gives up.
    init?(_ lines: [[DrawingPosition]]) {
        guard let all = unsafe OGRGeometry(taking: OGR_G_CreateGeometry(wkbMultiLineString)) else { return nil }
        for positions in lines {
            guard let line = unsafe OGRGeometry(taking: OGR_G_CreateGeometry(wkbLineString)) else { return nil }
            for position in positions { unsafe OGR_G_AddPoint_2D(line.borrowed, position.x, position.y) }
            unsafe OGR_G_AddGeometry(all.borrowed, line.borrowed)
        }
        // A union of lines with themselves cuts them wherever they meet and keeps what lies twice once.
        guard let cut = unsafe OGRGeometry(taking: OGR_G_Union(all.borrowed, all.borrowed)) else { return nil }
        findLooseEnds(cut)
        // A single line encloses nothing, and comes without the collection that is asked for.
        guard unsafe OGR_G_GetGeometryCount(cut.borrowed) > 0 else {
            guard !looseEnds.isEmpty else { return nil }
            return
        }
        guard let found = unsafe OGRGeometry(taking: OGR_G_Polygonize(cut.borrowed)) else { return nil }
        for index in unsafe 0..<OGR_G_GetGeometryCount(found.borrowed) {
            guard let polygon = unsafe OGR_G_GetGeometryRef(found.borrowed, index) else { continue }
            areas.append(
                unsafe (0..<OGR_G_GetGeometryCount(polygon))
                    .map { unsafe Self.positions(OGR_G_GetGeometryRef(polygon, $0)) }
            )
        }
    }

    private mutating func findLooseEnds(_ lines: borrowing OGRGeometry) {
        var ends: [DrawingPosition: Int] = [:]
        let count = unsafe OGR_G_GetGeometryCount(lines.borrowed)
        // A single line comes without a collection around it.
        for index in 0..<max(1, count) {
            let line = unsafe count == 0 ? lines.borrowed : OGR_G_GetGeometryRef(lines.borrowed, index)
            let positions = unsafe Self.positions(line)
            guard let first = positions.first, let last = positions.last else { continue }
            ends[first, default: 0] += 1
            ends[last, default: 0] += 1
        }
        looseEnds = ends.filter { $0.value == 1 }.map(\.key).sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    }

    private static func positions(_ line: OGRGeometryH?) -> [DrawingPosition] {
        guard let line = unsafe line else { return [] }
        return unsafe (0..<OGR_G_GetPointCount(line))
            .map { index in
                unsafe DrawingPosition(x: OGR_G_GetX(line, index), y: OGR_G_GetY(line, index))
            }
    }
}
