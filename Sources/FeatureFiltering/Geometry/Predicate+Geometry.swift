internal import CQL2
internal import FeatureQuery
internal import GeoCore
internal import GeoOperations

extension Predicate {
    /// Whether a geometry is missing.
    static func isMissing(_ geometry: GeometryExpression) -> Predicate {
        switch geometry {
        case .constant(let constant): return Predicate(constant: constant == nil ? .yes : .no)
        case .stored:
            return Predicate(cost: 1) { rows, view, truths in
                for row in rows { truths[row] = view.batch.geometry.types[row] == nil ? .yes : .no }
            }
        case .computed(let geometry):
            return Predicate(cost: geometry.cost) { rows, view, truths throws(PaftaError) in
                let column = try geometry.evaluate(rows, view)
                for row in rows { truths[row] = column.types[row] == nil ? .yes : .no }
            }
        }
    }

    /// Compares the stored geometry with a constant one.
    static func spatial(_ test: SpatialTest) -> Predicate {
        Predicate(cost: 500) { rows, view, truths throws(PaftaError) in
            let geometry = try view.geometry(rows)
            for row in rows { truths[row] = test.truth(row, of: geometry) }
        }
    }

    /// Compares geometries that a function makes with a constant one; `project` brings them into the filter's CRS.
    static func spatial(
        _ computed: ComputedGeometry,
        _ test: SpatialTest,
        project: @escaping (inout [Double]) throws(PaftaError) -> Void
    ) -> Predicate {
        Predicate(cost: 500 + computed.cost) { rows, view, truths throws(PaftaError) in
            var column = try computed.evaluate(rows, view)
            try project(&column.xy)
            let geometry = ProjectedGeometry(column, isProjected: true)
            for row in rows { truths[row] = test.truth(row, of: geometry) }
        }
    }

    /// Compares the stored geometry with itself.
    static func spatialWithItself(_ relation: SpatialRelation) -> Predicate {
        let holds =
            switch relation {
            case .intersects, .equals, .within, .contains: true
            case .disjoint, .touches, .overlaps, .crosses: false
            }
        return Predicate(cost: 1) { rows, view, truths in
            for row in rows {
                truths[row] = view.batch.geometry.types[row] == nil ? .unknown : holds ? .yes : .no
            }
        }
    }

    /// Compares two geometries of each row in the stored CRS, of which a function makes one at least.
    static func spatial(
        _ left: ComputedGeometry,
        _ relation: SpatialRelation,
        _ right: ComputedGeometry
    ) -> Predicate {
        let operations = GeometryOperations()
        return Predicate(cost: 5_000 + left.cost + right.cost) { rows, view, truths throws(PaftaError) in
            let lefts = try left.evaluate(rows, view)
            let rights = try right.evaluate(rows, view)
            for row in rows {
                truths[row] = Truth(operations.holds(relation, row: row, of: lefts, with: row, of: rights))
            }
        }
    }
}

extension ComputedGeometry {
    /// The stored geometry, as if a function had made it.
    static var stored: ComputedGeometry {
        ComputedGeometry(cost: 0) { _, view in view.batch.geometry }
    }
}

extension SpatialRelation {
    /// The relation that a function of CQL2 asks for.
    init(_ operation: SpatialOperator) {
        switch operation {
        case .intersects: self = .intersects
        case .equals: self = .equals
        case .disjoint: self = .disjoint
        case .touches: self = .touches
        case .within: self = .within
        case .overlaps: self = .overlaps
        case .crosses: self = .crosses
        case .contains: self = .contains
        }
    }
}
