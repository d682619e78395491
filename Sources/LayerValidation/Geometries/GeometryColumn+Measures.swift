internal import GeoCore

extension GeometryColumn {
    /// Returns twice the signed area of a ring, positive if it runs anticlockwise; open rings count as closed.
    func doubledArea(ofRing ring: Int) -> Double {
        let positions = positions(of: ring)
        guard positions.count > 2 else { return 0 }
        // Relative to the first position: six-digit coordinates would lose the square millimetres in the products.
        let x0 = xy[2 * positions.lowerBound]
        let y0 = xy[2 * positions.lowerBound + 1]
        var sum = 0.0
        var x1 = 0.0
        var y1 = 0.0
        for position in positions.dropFirst() {
            let x2 = xy[2 * position] - x0
            let y2 = xy[2 * position + 1] - y0
            sum += x1 * y2 - x2 * y1
            x1 = x2
            y1 = y2
        }
        return sum
    }

    /// Returns the area of a row in square units: shells without their holes, whatever way rings run.
    func area(ofRow row: Int) -> Double {
        var area = 0.0
        for part in parts(of: row) where partTypes[part] == .polygon {
            let rings = rings(of: part)
            for ring in rings {
                let size = abs(doubledArea(ofRing: ring)) / 2
                area += ring == rings.lowerBound ? size : -size
            }
        }
        return area
    }

    /// Whether all positions of a row are numbers, and not infinite.
    func isFinite(row: Int) -> Bool {
        positions(ofRow: row).allSatisfy { xy[2 * $0].isFinite && xy[2 * $0 + 1].isFinite }
    }

    /// Whether all positions of a row lie within `distance` of one line, or for paths of one point.
    ///
    /// Points never do, nor does a row without geometry or with a coordinate that is not a number.
    func isCollapsed(row: Int, within distance: Double) -> Bool {
        guard let dimension = types[row]?.dimension, dimension > 0 else { return false }
        let positions = positions(ofRow: row)
        guard let first = positions.first else { return false }
        let x0 = xy[2 * first]
        let y0 = xy[2 * first + 1]
        var farthest = 0.0
        var dx = 0.0
        var dy = 0.0
        for position in positions {
            let x = xy[2 * position] - x0
            let y = xy[2 * position + 1] - y0
            guard x * x + y * y > farthest else { continue }
            farthest = x * x + y * y
            (dx, dy) = (x, y)
            // A path has a length as soon as two of its positions differ.
            if dimension == 1, farthest > distance * distance { return false }
        }
        let length = farthest.squareRoot()
        // A distance from or to what is not a number was never the farthest.
        guard length > distance else { return isFinite(row: row) }
        guard length.isFinite else { return false }
        return positions.allSatisfy { position in
            abs((xy[2 * position] - x0) * dy - (xy[2 * position + 1] - y0) * dx) <= distance * length
        }
    }
}
