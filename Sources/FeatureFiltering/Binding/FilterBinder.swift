internal import CQL2
internal import FeatureQuery
internal import GeoCore

/// Binds the nodes of a filter to the properties of a schema and checks their types.
struct FilterBinder {
    /// What the features look like.
    let schema: FeatureSchema
    /// The CRSs of geometries.
    let plane: FilterPlane
    /// The properties that the filter reads, in the order in which it names them.
    private(set) var properties: [String] = []
    /// Whether the filter reads the geometry.
    private(set) var readsGeometry = false

    /// The parsers allow less; this bounds the stack and the time for trees made by hand.
    private static let deepest = 400
    private static let mostNodes = 100_000
    private var depth = 0
    private var nodes = 0

    init(schema: FeatureSchema, plane: FilterPlane) {
        self.schema = schema
        self.plane = plane
    }

    /// Binds a node one level deeper.
    private mutating func deeper<Bound>(
        _ bind: (inout FilterBinder) throws(PaftaError) -> Bound
    ) throws(PaftaError) -> Bound {
        depth += 1
        nodes += 1
        guard depth <= Self.deepest, nodes <= Self.mostNodes else { throw .filterTooLarge() }
        defer { depth -= 1 }
        return try bind(&self)
    }

    /// Binds a condition.
    mutating func condition(_ expression: Expression) throws(PaftaError) -> Predicate {
        let value = try value(expression)
        guard case .boolean(let predicate) = value else {
            throw .invalidFilter(
                LocalizedText(
                    "a condition is wanted, not \(value.kind.name.english).",
                    tr: "bir koşul gerekir, burada \(value.kind.name.turkish) var."
                ),
                remedy: LocalizedText(
                    "Compare the value, as in floors > 3 or name = 'Ada'.",
                    tr: "Değeri karşılaştırın, örneğin kat > 3 ya da ad = 'Ada'."
                ),
                offset: expression.offset
            )
        }
        return predicate
    }

    /// Binds a value or a condition.
    mutating func value(_ expression: Expression) throws(PaftaError) -> BoundValue {
        try deeper { binder throws(PaftaError) in
            switch expression.kind {
            case .literal(let literal): return try binder.literal(literal, offset: expression.offset)
            case .property(let name): return try binder.property(name, offset: expression.offset)
            case .function(let name, let arguments):
                return try binder.function(name, arguments, offset: expression.offset)
            case .arithmetic(let operation, let left, let right):
                return .number(try binder.arithmetic(operation, left, right))
            case .caseInsensitive(let inner): return .text(try binder.text(inner, for: "CASEI").folded(.caseless))
            case .accentInsensitive(let inner):
                return .text(try binder.text(inner, for: "ACCENTI").folded(.accentless))
            case .array(let elements):
                var values: [BoundValue] = []
                for element in elements { values.append(try binder.value(element)) }
                return .list(values)
            case .interval(let start, let end): return .interval(try binder.interval(start, end))
            default: return .boolean(try binder.predicate(expression))
            }
        }
    }

    /// Binds a node that is a predicate by its kind.
    private mutating func predicate(_ expression: Expression) throws(PaftaError) -> Predicate {
        switch expression.kind {
        case .and(let parts): return .all(try conditions(parts))
        case .or(let parts): return .any(try conditions(parts))
        case .not(let inner): return try condition(inner).negated
        case .comparison(let operation, let left, let right):
            return try comparison(value(left), operation, value(right), offset: expression.offset)
        case .isNull(let inner): return try isNull(inner)
        case .like(let text, let pattern): return try like(text, pattern)
        case .between(let value, let lower, let upper): return try between(value, lower, upper)
        case .isIn(let value, let list): return try isIn(value, list)
        case .spatial(let operation, let left, let right): return try spatial(operation, left, right)
        case .temporal(let operation, let left, let right): return try temporal(operation, left, right)
        case .arrayComparison(let operation, let left, let right): return try lists(operation, left, right)
        default: throw .filterTooLarge()
        }
    }

    private mutating func conditions(_ parts: [Expression]) throws(PaftaError) -> [Predicate] {
        var conditions: [Predicate] = []
        for part in parts { conditions.append(try condition(part)) }
        return conditions
    }

    // MARK: What is read

    /// Returns how to find the column of a property in a batch.
    mutating func column(of name: String) -> (BatchView) -> PropertyColumn {
        let index: Int
        if let known = properties.firstIndex(of: name) {
            index = known
        } else {
            index = properties.count
            properties.append(name)
        }
        return { $0.column(index) }
    }

    /// Notes that the geometry is read.
    mutating func readGeometry() { readsGeometry = true }
}
