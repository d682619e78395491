/// The piece of a street between two crossings.
package struct StreetSegment: Sendable {
    /// Whether it runs east; otherwise it runs north.
    package let runsEast: Bool
    /// The number of the street's line in the grid.
    package let line: Int
    /// The column (of a street running east) or row that it passes.
    package let step: Int
}

extension TownPlan {
    /// The number of segments the whole grid has, those in open country included.
    package var segmentCount: Int {
        (grid.rows + 1) * grid.columns + (grid.columns + 1) * grid.rows
    }

    /// Returns a segment by its number; `nil` if no block lies beside it.
    package func segment(_ number: Int) -> StreetSegment? {
        let eastward = (grid.rows + 1) * grid.columns
        let segment =
            number < eastward
            ? StreetSegment(runsEast: true, line: number / grid.columns, step: number % grid.columns)
            : StreetSegment(
                runsEast: false,
                line: (number - eastward) / grid.rows,
                step: (number - eastward) % grid.rows
            )
        let isBuilt = (0...1)
            .contains { side in
                segment.runsEast
                    ? builtCell(column: segment.step, row: segment.line - side) != nil
                    : builtCell(column: segment.line - side, row: segment.step) != nil
            }
        return isBuilt ? segment : nil
    }

    /// Returns the line that a segment belongs to.
    package func line(of segment: StreetSegment) -> StreetLine {
        segment.runsEast ? grid.horizontals[segment.line] : grid.verticals[segment.line]
    }

    /// Returns the course of a segment on the ground, moved by `offset` metres to the north or east.
    ///
    /// Segments with the same offset meet in common end positions at each crossing.
    package func course(of segment: StreetSegment, offset: Double = 0) -> [GroundPoint] {
        let along = segment.runsEast ? grid.verticals : grid.horizontals
        let across = line(of: segment).offset + offset
        let start = along[segment.step].offset + offset
        let end = along[segment.step + 1].offset + offset
        return segment.runsEast
            ? mapping.line(from: BoardPoint(u: start, v: across), to: BoardPoint(u: end, v: across))
            : mapping.line(from: BoardPoint(u: across, v: start), to: BoardPoint(u: across, v: end))
    }

    /// Returns the neighbourhood that names a segment: the one it lies in, or the one south or west of it.
    package func neighbourhood(of segment: StreetSegment) -> Neighbourhood {
        let before =
            segment.runsEast
            ? neighbourhood(column: segment.step, row: segment.line - 1)
            : neighbourhood(column: segment.line - 1, row: segment.step)
        let behind =
            segment.runsEast
            ? neighbourhood(column: segment.step, row: segment.line)
            : neighbourhood(column: segment.line, row: segment.step)
        return before.isBuilt ? before : behind
    }

    /// Returns the name of the street that a segment belongs to.
    package func streetName(of segment: StreetSegment) -> String {
        switch line(of: segment).rank {
        case .boulevard: return TownNames.boulevard
        case .avenue where !segment.runsEast && segment.line == grid.columns / 2: return TownNames.mainAvenue
        case .avenue: return TownNames.avenue(avenueNumber(of: segment))
        case .street:
            let place = neighbourhood(of: segment)
            return TownNames.street(
                streetNumber(of: segment, in: place),
                shift: place.nameShift,
                neighbourhood: place.number + 1
            )
        }
    }

    /// Returns the invented code of the street in the form of the national address database.
    package func streetCode(of segment: StreetSegment) -> Int {
        switch line(of: segment).rank {
        case .boulevard: return 500_001
        case .avenue: return 510_001 + (segment.runsEast ? 0 : 1_000) + segment.line
        case .street:
            let place = neighbourhood(of: segment)
            return 1_000_000 + place.number * 100 + streetNumber(of: segment, in: place)
        }
    }

    /// Counts avenues alternately by direction, so that both kinds get names before numbers.
    private func avenueNumber(of segment: StreetSegment) -> Int {
        let starts = segment.runsEast ? grid.division.rowStarts : grid.division.columnStarts
        let position = starts.firstIndex(of: segment.line) ?? 0
        return 2 * position + (segment.runsEast ? 0 : 1)
    }

    private func streetNumber(of segment: StreetSegment, in place: Neighbourhood) -> Int {
        let rows = grid.division.rows(of: place.index)
        let columns = grid.division.columns(of: place.index)
        return segment.runsEast
            ? segment.line - rows.lowerBound
            : rows.count + segment.line - columns.lowerBound
    }
}
