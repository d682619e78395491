internal import CQL2
public import FeatureQuery
public import GeoCore
public import GeoReferencing

/// A filter without what has the same truth for every feature: it keeps the same features.
///
/// Conditions that read no property, as `1 = 2`, are decided once, by the rules that ``FilterEvaluator`` has for them, and
/// dropped from "and", "or" and "not". What they are compared with is left alone.
/// - SeeAlso: OGC 21-065r2, clause 6.2, table 1.
public enum SimplifiedFilter: Sendable, Hashable {
    /// The filter keeps every feature.
    case everything
    /// The filter keeps no feature.
    case nothing
    /// The features decide.
    case some(FilterExpression)

    /// Simplifies a filter.
    ///
    /// - Parameters:
    ///   - filter: The filter.
    ///   - schema: What the features look like.
    ///   - references: The known CRSs.
    /// - Throws: What ``FilterEvaluator`` throws, if a part is dropped; else whoever evaluates the filter finds its mistakes.
    public init(
        _ filter: FilterExpression,
        schema: FeatureSchema,
        references: CoordinateReferenceSystems
    ) throws(PaftaError) {
        let plane = FilterPlane(filterCRS: filter.crs, storedCRS: schema.geometry?.crs, references)
        var folding = ConstantFolding(schema: schema, plane: plane)
        let part = folding.part(filter.expression, unknown: false)
        guard folding.hasFolded else {
            self = .some(filter)
            return
        }
        // What is dropped may be wrong, and a filter is wrong whatever its other parts say.
        _ = try FilterEvaluator(filter, schema: schema, references: references)
        self =
            switch part {
            case .constant(true): .everything
            case .constant(false): .nothing
            case .open(let expression): .some(FilterExpression(expression, crs: filter.crs))
            }
    }
}

/// Decides the conditions of a filter that read no property.
private struct ConstantFolding {
    let schema: FeatureSchema
    let plane: FilterPlane
    /// Whether there was such a condition.
    private(set) var hasFolded = false

    init(schema: FeatureSchema, plane: FilterPlane) {
        self.schema = schema
        self.plane = plane
    }

    /// A condition, or its truth.
    enum Part {
        case constant(Bool)
        case open(Expression)
    }

    /// Returns what is left of a condition.
    ///
    /// A filter keeps what it is true for. So a condition that is never known may count as false, and below "not" as
    /// true: either way, what is above it is true for no other feature.
    mutating func part(_ expression: Expression, unknown: Bool) -> Part {
        switch expression.kind {
        case .and(let parts): return joined(parts, expression, deciding: false, unknown)
        case .or(let parts): return joined(parts, expression, deciding: true, unknown)
        case .not(let inner):
            switch part(inner, unknown: !unknown) {
            case .constant(let truth): return .constant(!truth)
            case .open(let rest): return .open(Expression(.not(rest), offset: expression.offset))
            }
        default:
            guard let truth = truth(of: expression) else { return .open(expression) }
            hasFolded = true
            return .constant(truth.answer ?? unknown)
        }
    }

    /// Joins what is left of the parts of an "and" or "or", which one part with the truth `deciding` decides.
    private mutating func joined(
        _ parts: [Expression],
        _ whole: Expression,
        deciding: Bool,
        _ unknown: Bool
    ) -> Part {
        var open: [Expression] = []
        for part in parts {
            switch self.part(part, unknown: unknown) {
            case .constant(deciding): return .constant(deciding)
            case .constant: continue
            case .open(let rest): open.append(rest)
            }
        }
        guard open.count > 1 else { return open.first.map { .open($0) } ?? .constant(!deciding) }
        return .open(Expression(deciding ? .or(open) : .and(open), offset: whole.offset))
    }

    /// Returns the truth of a condition that is the same for every feature; `nil` if it is not, or has a mistake.
    private func truth(of condition: Expression) -> Truth? {
        guard !Self.readsProperties(condition) else { return nil }
        var binder = FilterBinder(schema: schema, plane: plane)
        return try? binder.condition(condition).constant
    }

    private static func readsProperties(_ expression: Expression) -> Bool {
        if case .property = expression.kind { return true }
        return expression.children.contains { readsProperties($0) }
    }
}
