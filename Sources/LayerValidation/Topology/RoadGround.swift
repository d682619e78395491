import FeatureQuery
import GeoCore
import GeoOperations
import LayerTemplates

/// The ground of roads, which zoning plans draw as lines with a width and not as areas (PlanGML: `Yolorta`).
///
/// On both sides of its line a road counts with its whole width, not half of it: that leaves room for what is cut off the
/// corners of blocks, for bays and for turning places. A place with a road of unknown width counts as road.
final class RoadGround {
    private static let lineLimit = 20_000

    private let context: ValidationContext
    private let scale: GroundScale
    private let roads: [TemplateRoads]
    private let operations = GeometryOperations()
    private var lines = GeometryColumn()
    /// In metres; `nil` where it is not known.
    private var widths: [Double?] = []

    init(_ context: ValidationContext, _ scale: GroundScale) {
        self.context = context
        self.scale = scale
        roads = context.template?.topology.roads ?? []
    }

    /// Looks up the roads of a place.
    ///
    /// - Returns: Whether it is known what is road: not without any of the layers that the template names.
    func lookUp(_ envelope: Envelope) throws(PaftaError) -> Bool {
        lines.removeAll()
        widths = []
        guard let crs = context.schema.geometry?.crs else { return roads.isEmpty }
        var isKnown = roads.isEmpty
        for road in roads {
            let answer = try context.others?
                .features(of: road.layer, meeting: envelope, in: crs, limit: Self.lineLimit)
            guard let answer else { continue }
            isKnown = true
            append(answer, road)
        }
        return isKnown
    }

    private func append(_ batch: FeatureBatch, _ road: TemplateRoads) {
        guard batch.hasGeometry else { return }
        let kinds = road.field.flatMap { batch.codes(in: $0) }
        let column = batch.index(of: road.width).map { batch.properties[$0] }
        for row in 0..<batch.count where batch.geometry.types[row]?.dimension == 1 {
            if road.field != nil, !road.values.contains(kinds?[row] ?? "") { continue }
            let width: Double? =
                switch column?.value(row) {
                case .real(let number): number
                case .integer(let number): Double(number)
                default: nil
                }
            lines.append(row: row, of: batch.geometry)
            widths.append(width.flatMap { $0 > 0 && $0.isFinite ? $0 : nil })
        }
        lines.z.removeAll()
    }

    /// Returns what is no road of an area that no function covers; without geometry if all of it is.
    ///
    /// - Throws: `geometry.invalid` if GEOS gives up.
    func land(in area: GeometryColumn) throws(PaftaError) -> GeometryColumn {
        let box = area.envelope(of: 0)
        let prepared = try PreparedGeometry(row: 0, of: area)
        var ground = GeometryColumn()
        for row in 0..<lines.count where box.intersects(lines.envelope(of: row)) {
            guard prepared.holds(.intersects, for: row, of: lines) ?? true else { continue }
            guard let width = widths[row] else { return GeometryColumn() }
            let units = scale.units(width, in: box)
            let strip = try operations.buffered(row: row, of: lines, by: max(units.x, units.y))
            ground.append(row: 0, of: strip)
        }
        return ground.count == 0 ? area : try operations.difference(row: 0, of: area, without: ground)
    }
}
