internal import GeoCore
internal import GeoOperations

/// Finds what is wrong with one geometry, and puts it right.
struct ValidityJudge {
    let operations: GeometryOperations
    let context: ValidationContext
    /// In metres.
    let spikeWidth: Double

    /// Returns the gravest flaw of a row with a geometry; `nil` for a sound one, and for one without area or length.
    func flaw(of row: Int, in column: GeometryColumn) -> GeometryFlaw? {
        guard column.isFinite(row: row) else { return GeometryFlaw(.notFinite, at: nil) }
        guard let flaw = structuralFlaw(of: row, in: column) ?? finerFlaw(of: row, in: column) else { return nil }
        let distance = context.tolerances.duplicateDistance * (context.crs?.unitsPerMetre ?? 1)
        return column.isCollapsed(row: row, within: distance) ? nil : flaw
    }

    /// Rings and paths with too few positions, and rings that are not closed.
    private func structuralFlaw(of row: Int, in column: GeometryColumn) -> GeometryFlaw? {
        for part in column.parts(of: row) where column.partTypes[part] != .point {
            let isPolygon = column.partTypes[part] == .polygon
            for ring in column.rings(of: part) {
                let positions = column.positions(of: ring)
                let shape = RingShape(column: column, positions: positions, isRing: isPolygon)
                let point = positions.first.map { column.point($0) }
                if isPolygon, positions.count > 2, !shape.isClosed { return GeometryFlaw(.notClosed, at: point) }
                // Longer rings of too few different positions cross themselves, which is found below.
                if positions.count < 8, shape.distinctPositions < (isPolygon ? 4 : 2) {
                    return GeometryFlaw(.tooFewPositions, at: point)
                }
            }
        }
        return nil
    }

    /// What makes the geometry invalid, or else repeated positions and spikes.
    private func finerFlaw(of row: Int, in column: GeometryColumn) -> GeometryFlaw? {
        let parts = column.parts(of: row)
        let width = spikeWidth * (context.crs?.unitsPerMetre ?? 1)
        var untidy: GeometryFlaw?
        var isSimple = true
        for part in parts where column.partTypes[part] != .point {
            let isPolygon = column.partTypes[part] == .polygon
            // Holes and several parts also have to lie right to each other.
            if isPolygon, column.rings(of: part).count > 1 || parts.count > 1 { isSimple = false }
            for ring in column.rings(of: part) {
                let shape = RingShape(column: column, positions: column.positions(of: ring), isRing: isPolygon)
                if untidy == nil, let (flaw, position) = shape.flaw(spikeWidth: width) {
                    untidy = GeometryFlaw(flaw == .spike ? .spike : .repeated, at: column.point(position))
                }
                if isPolygon, isSimple { isSimple = untidy == nil && shape.isSurelySimple }
            }
        }
        return isSimple ? untidy : invalidity(of: row, in: column) ?? untidy
    }

    /// Asks GEOS.
    private func invalidity(of row: Int, in column: GeometryColumn) -> GeometryFlaw? {
        do throws(PaftaError) {
            guard let found = try operations.invalidityReason(row: row, of: column) else { return nil }
            let point = found.x.isFinite && found.y.isFinite ? (found.x, found.y) : nil
            return GeometryFlaw(GeometryFlaw.Kind(geos: found.reason), at: point)
        } catch {
            return GeometryFlaw(.damaged, at: nil)
        }
    }

    /// Returns the geometry without the flaw as one row; `nil` if that would change it too much.
    func repaired(_ flaw: GeometryFlaw, _ row: Int, of column: GeometryColumn) -> GeometryColumn? {
        if flaw.kind == .repeated { return column.withoutRepetitions(row: row) }
        // GEOS would lose the heights, and nobody could tell which ones are missing.
        guard flaw.isRepairable, !column.hasHeights(row: row) else { return nil }
        guard let repaired = try? operations.madeValid(row: row, of: column), repaired.count == 1 else { return nil }
        return keepsMeaning(repaired, row, of: column) ? repaired.settingType(of: column.types[row]) : nil
    }

    private func keepsMeaning(_ repaired: GeometryColumn, _ row: Int, of column: GeometryColumn) -> Bool {
        guard let type = column.types[row], let new = repaired.types[0], new.single == type.single else { return false }
        guard type == type.multi || new == type else { return false }
        let area = column.area(ofRow: row)
        return area > 0 && abs(repaired.area(ofRow: 0) - area) < context.tolerances.repairAreaShare * area
    }
}

extension GeometryColumn {
    fileprivate func point(_ position: Int) -> (x: Double, y: Double) { (xy[2 * position], xy[2 * position + 1]) }

    fileprivate func hasHeights(row: Int) -> Bool {
        !z.isEmpty && positions(ofRow: row).contains { !z[$0].isNaN }
    }

    fileprivate func settingType(of type: GeometryType?) -> GeometryColumn {
        var result = self
        result.types[0] = type
        return result
    }

    /// Returns row `row` without positions that repeat the one before.
    fileprivate func withoutRepetitions(row: Int) -> GeometryColumn {
        var result = GeometryColumn()
        guard let type = types[row] else { return result }
        for part in parts(of: row) {
            for ring in rings(of: part) {
                let positions = positions(of: ring)
                for position in positions
                where position == positions.lowerBound || xy[2 * position] != xy[2 * position - 2]
                    || xy[2 * position + 1] != xy[2 * position - 1]
                {
                    result.appendPosition(x: xy[2 * position], y: xy[2 * position + 1])
                    if !z.isEmpty { result.z.append(z[position]) }
                }
                result.endRing()
            }
            result.endPart(partTypes[part])
        }
        result.endRow(type)
        return result
    }
}
