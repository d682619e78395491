internal import FeatureQuery
internal import GeoCore
internal import GeoOperations
internal import GeoReferencing

/// The mask of geometries, bound to the CRS they are stored in.
struct ShapeMask: Sendable {
    /// What becomes of geometries, by lengths in units of the stored CRS.
    enum Kind: Sendable {
        case stored
        case hidden
        case centroid
        case generalised(tolerance: Double)
        case snapped(cell: Double)
    }

    /// A degree of latitude near the poles: no tolerance in degrees exceeds that in metres.
    static let metresPerDegree = 111_694.0
    /// A degree of longitude at 42.1° north, where Türkiye ends: further south a cell in degrees only grows.
    private static let metresPerDegreeEast = 82_700.0

    let kind: Kind
    private let operations = GeometryOperations()

    /// Binds a mask to a layer whose geometries are stored in units of `unit`.
    init(_ mask: GeometryMask, unit: CRSDescription.Unit) {
        kind =
            switch mask {
            case .stored: .stored
            case .hidden: .hidden
            case .centroid: .centroid
            case .generalised(let metres): .generalised(tolerance: unit.length(metres, perDegree: Self.metresPerDegree))
            case .snapped(let metres): .snapped(cell: unit.length(metres, perDegree: Self.metresPerDegreeEast))
            }
    }

    /// Whether the view has geometries.
    var isShown: Bool {
        if case .hidden = kind { return false }
        return true
    }

    /// Whether geometries stay as they are.
    var isPlain: Bool {
        if case .stored = kind { return true }
        return false
    }

    /// How far a masked geometry may lie from the stored one, in units of the CRS; `nil` if only the features tell.
    var reach: Double? {
        switch kind {
        case .stored, .hidden: 0
        case .centroid: nil
        // A hole that is left out may be as wide as the tolerance on either side of what fills it.
        case .generalised(let tolerance): 2 * tolerance
        case .snapped(let cell): 3 * cell
        }
    }

    /// Returns the geometry property of the view; `nil` if it has none.
    func property(of stored: GeometryProperty, cuts: Bool) -> GeometryProperty? {
        var property = stored
        switch kind {
        case .hidden: return nil
        case .centroid: (property.type, property.hasHeights) = (.point, false)
        case .snapped:
            property.hasHeights = false
            if cuts || stored.type == .polygon { property.type = stored.type?.divided }
        case .stored, .generalised: if cuts { property.type = stored.type?.divided }
        }
        return property
    }

    /// Returns masked geometries; one that cannot be masked is none.
    func applied(to column: GeometryColumn) -> GeometryColumn {
        switch kind {
        case .stored: return column
        case .hidden: return GeometryColumn()
        case .generalised(let tolerance): return column.generalised(tolerance: tolerance)
        case .centroid:
            return column.mappingRows { row, result in
                guard let point = try? operations.centroid(row: row, of: column) else { return result.appendNull() }
                result.append(row: 0, of: point)
            }
        case .snapped(let cell):
            let grid = ShapeGrid(cell: cell, operations)
            return column.mappingRows { row, result in grid.append(row: row, of: column, to: &result) }
        }
    }
}

extension CRSDescription.Unit {
    /// Returns a length in metres in this unit.
    func length(_ metres: Double, perDegree: Double) -> Double {
        switch self {
        case .metres(let perUnit): metres / perUnit
        case .degrees(let perUnit): metres / perDegree / perUnit
        }
    }
}

extension GeometryType {
    /// The kind of what may fall into several parts.
    var divided: GeometryType { self == .polygon || self == .lineString ? multi : self }
}

extension GeometryColumn {
    /// Returns a column with what `append` adds for each row.
    func mappingRows(_ append: (Int, inout GeometryColumn) -> Void) -> GeometryColumn {
        var result = GeometryColumn()
        for row in 0..<count { append(row, &result) }
        return result
    }

    /// Gives all rows the kind and the heights that the collection says they have, whatever lies beside them.
    mutating func unify(as property: GeometryProperty) {
        if !property.hasHeights {
            z = []
        } else if z.isEmpty {
            z = Array(repeating: .nan, count: positionCount)
        }
        guard let type = property.type, type == .multiPolygon || type == .multiLineString else { return }
        for row in types.indices where types[row] == type.single { types[row] = type }
    }
}
