internal import CQL2
internal import FeatureFiltering
internal import FeatureQuery
internal import GeoCore
internal import GeoReferencing

/// What every feature has that a condition is true for, as far as indexes can look it up.
struct SearchConditions {
    /// What it has in single properties.
    var constraints: [ColumnConstraint] = []
    /// Where its geometry lies.
    var bounds: [SpatialBound] = []
    /// Lists of branches: of each list, one branch at least holds.
    var alternatives: [[SearchConditions]] = []

    /// Whether nothing is known.
    var isEmpty: Bool { constraints.isEmpty && bounds.isEmpty && alternatives.isEmpty }
}

/// Takes the branches of "or" apart, so that each can be looked up in an index of its own.
struct AlternativeFinder {
    let table: LayerTable
    let references: CoordinateReferenceSystems
    /// The CRS of geometries in the filter.
    let crs: CRSIdentity
    /// How many branches may still be looked up: each is a search of its own.
    private var branchesLeft = 64

    private static let deepest = 4
    private static let mostConjuncts = 50

    init(table: LayerTable, references: CoordinateReferenceSystems, crs: CRSIdentity) {
        self.table = table
        self.references = references
        self.crs = crs
    }

    /// Returns what each branch of a condition says; `nil` if it is no "or", or if a branch says nothing.
    mutating func alternatives(
        _ condition: Expression,
        depth: Int = 0
    ) throws(PaftaError) -> [SearchConditions]? {
        let branches = condition.disjuncts
        guard branches.count > 1, branches.count <= branchesLeft, depth < Self.deepest else { return nil }
        branchesLeft -= branches.count
        // Where every branch says something of the geometry, one look at the spatial index finds them all.
        let isSpatial = branches.allSatisfy { mentionsGeometry($0) }
        var found: [SearchConditions] = []
        for branch in branches {
            let conditions = try conditions(of: branch, readingBounds: !isSpatial, depth: depth)
            if conditions.isEmpty { return nil }
            found.append(conditions)
        }
        return found
    }

    private mutating func conditions(
        of branch: Expression,
        readingBounds: Bool,
        depth: Int
    ) throws(PaftaError) -> SearchConditions {
        var conditions = SearchConditions()
        for conjunct in branch.conjuncts.prefix(Self.mostConjuncts) {
            let found = FilterConstraints(table: table).constraints(conjunct)
            conditions.constraints += found
            if found.isEmpty, let branches = try alternatives(conjunct, depth: depth + 1) {
                conditions.alternatives.append(branches)
            }
        }
        if readingBounds, mentionsGeometry(branch) {
            let filter = FilterExpression(branch, crs: crs)
            conditions.bounds = try FilterEvaluator(filter, schema: table.schema, references: references).bounds
        }
        return conditions
    }

    private func mentionsGeometry(_ expression: Expression) -> Bool {
        table.schema.geometry.map { expression.properties.contains($0.name) } ?? false
    }
}

extension Expression {
    /// Of what one must hold: the operands of "or", also of nested ones; the condition itself if it is no "or".
    fileprivate var disjuncts: [Expression] {
        guard case .or(let operands) = kind else { return [self] }
        return operands.flatMap(\.disjuncts)
    }
}
