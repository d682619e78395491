public import GeoCore
import Glibc

/// A geometry as tests write it; positions are longitude and latitude in degrees (CRS84).
public enum Shape: Sendable, Hashable {
    /// A place: x is east, y is north.
    public struct Position: Sendable, Hashable {
        /// East or longitude.
        public var x: Double
        /// North or latitude.
        public var y: Double

        /// Creates a place.
        public init(_ x: Double, _ y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// One position.
    case point(Position)
    /// A path.
    case line([Position])
    /// An area without holes; the first position comes again at the end.
    case polygon([Position])

    /// Creates the rectangle of an envelope, counter-clockwise.
    public static func rectangle(_ envelope: Envelope) -> Shape {
        .polygon([
            Position(envelope.minX, envelope.minY), Position(envelope.maxX, envelope.minY),
            Position(envelope.maxX, envelope.maxY), Position(envelope.minX, envelope.maxY),
            Position(envelope.minX, envelope.minY),
        ])
    }

    /// The kind of geometry.
    public var type: GeometryType {
        switch self {
        case .point: .point
        case .line: .lineString
        case .polygon: .polygon
        }
    }

    /// All positions.
    public var positions: [Position] {
        switch self {
        case .point(let position): [position]
        case .line(let positions), .polygon(let positions): positions
        }
    }

    /// The shape in metres of EPSG:3857, by the formulas of the spherical Mercator (EPSG method 1024).
    public var inWebMercator: Shape {
        let radius = 6_378_137.0
        func project(_ position: Position) -> Position {
            let latitude = position.y * .pi / 180
            return Position(position.x * .pi / 180 * radius, log(tan(.pi / 4 + latitude / 2)) * radius)
        }
        return switch self {
        case .point(let position): .point(project(position))
        case .line(let positions): .line(positions.map(project))
        case .polygon(let positions): .polygon(positions.map(project))
        }
    }

    /// Adds the shape to a column as a row.
    func append(to column: inout GeometryColumn) {
        for position in positions { column.appendPosition(x: position.x, y: position.y) }
        column.endRing()
        column.endPart(type)
        column.endRow(type)
    }
}
