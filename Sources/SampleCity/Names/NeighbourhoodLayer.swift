package import FeatureQuery
import GeoCore

/// The neighbourhoods in longitude and latitude, as GeoJSON wants them (RFC 7946, section 4).
package struct NeighbourhoodLayer: TownLayer {
    private let plan: TownPlan

    /// Creates the layer of a town.
    package init(plan: TownPlan) { self.plan = plan }

    package let schema = FeatureSchema(
        collection: "mahalle",
        title: "Mahalleler",
        theme: "adres",
        geometry: GeometryProperty(name: "geom", type: .polygon, hasHeights: false, crs: .crs84),
        properties: [
            .text("uavt_kod", 10), .text("ad", 60), .text("ilce", 20), .integer("il_kod"), .integer("nufus"),
        ]
    )

    package var pieceCount: Int { plan.neighbourhoods.count }

    package func append(piece: Int, to batch: inout FeatureBatch) {
        let neighbourhood = plan.neighbourhoods[piece]
        guard neighbourhood.isBuilt else { return }
        let division = plan.grid.division
        for point in plan.outline(columns: division.columns(of: piece), rows: division.rows(of: piece)) {
            let position = GeographicPosition(turefTM27: point)
            batch.geometry.appendPosition(x: position.longitude, y: position.latitude)
        }
        batch.geometry.endRing()
        batch.geometry.endPart(.polygon)
        batch.geometry.endRow(.polygon)
        batch.append(
            identifier: neighbourhood.code,
            [
                .text(String(neighbourhood.code)), .text(neighbourhood.name), .text(TownNames.district),
                .integer(TownNames.provinceCode), .integer(neighbourhood.population),
            ]
        )
    }
}

extension TownPlan {
    /// Returns the area of some cells as far as the centre lines of the streets around them.
    ///
    /// - Returns: A closed ring, counter-clockwise; neighbouring areas share every position of their border.
    package func outline(columns: Range<Int>, rows: Range<Int>) -> [GroundPoint] {
        func crossing(_ column: Int, _ row: Int) -> BoardPoint {
            BoardPoint(u: grid.verticals[column].offset, v: grid.horizontals[row].offset)
        }
        let (west, east) = (columns.lowerBound, columns.upperBound)
        let (south, north) = (rows.lowerBound, rows.upperBound)
        let corners =
            columns.map { crossing($0, south) } + rows.map { crossing(east, $0) }
            + columns.reversed().map { crossing($0 + 1, north) } + rows.reversed().map { crossing(west, $0 + 1) }
            + [crossing(west, south)]
        var ring = [mapping.ground(corners[0])]
        for (start, end) in zip(corners, corners.dropFirst()) { ring += mapping.line(from: start, to: end).dropFirst() }
        return ring
    }
}
