internal import GeoCore

extension GeometryColumn {
    /// Returns the area of row `row`: that of its polygons without their holes, in square units of the coordinates.
    func area(of row: Int) -> Double {
        var area = 0.0
        for part in parts(of: row) where partTypes[part] == .polygon {
            for (index, ring) in rings(of: part).enumerated() {
                let ringArea = abs(signedArea(positions(of: ring)))
                area += index == 0 ? ringArea : -ringArea
            }
        }
        return area
    }

    /// Relative to the first position: coordinates of seven digits before the point would cost as many of the result.
    private func signedArea(_ positions: Range<Int>) -> Double {
        guard let first = positions.first else { return 0 }
        let (x, y) = (xy[2 * first], xy[2 * first + 1])
        var sum = 0.0
        for position in positions.dropFirst() {
            sum +=
                (xy[2 * position - 2] - x) * (xy[2 * position + 1] - y)
                - (xy[2 * position] - x) * (xy[2 * position - 1] - y)
        }
        return sum / 2
    }

    /// Returns the length of the parts of row `row` of one kind: of paths, or of the rings of polygons.
    func length(of row: Int, _ kind: GeometryType) -> Double {
        var length = 0.0
        for part in parts(of: row) where partTypes[part] == kind {
            for ring in rings(of: part) {
                for position in positions(of: ring).dropFirst() {
                    let dx = xy[2 * position] - xy[2 * position - 2]
                    let dy = xy[2 * position + 1] - xy[2 * position - 1]
                    length += (dx * dx + dy * dy).squareRoot()
                }
            }
        }
        return length
    }
}
