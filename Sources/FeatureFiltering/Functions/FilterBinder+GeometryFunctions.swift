internal import CQL2
internal import FeatureQuery
internal import GeoCore
internal import GeoOperations

extension FilterBinder {
    /// Returns how many metres a unit of the stored CRS is.
    ///
    /// - Throws: `filter.invalid` if the CRS is geographic, in which the function has no meaning.
    func metresPerUnit(_ call: FunctionCall) throws(PaftaError) -> Double {
        if let perUnit = try plane.metresPerUnit() { return perUnit }
        throw .invalidFilter(
            LocalizedText(
                "\(call.name) measures in metres, but the collection is not stored in a projected CRS.",
                tr: "\(call.name) metreyle ölçer; oysa katman izdüşümlü bir koordinat sisteminde saklanmıyor."
            ),
            remedy: LocalizedText(
                "Load the layer in a TUREF/TM zone, or use S_INTERSECTS with a polygon.",
                tr: "Katmanı bir TUREF/TM diliminde yükleyin ya da S_INTERSECTS ile bir çokgen kullanın."
            ),
            offset: call.offset
        )
    }

    /// Applies a function to the first argument, a geometry in the stored CRS.
    mutating func rowwise<Value>(
        _ call: FunctionCall,
        cost: Int = 20,
        _ function: @escaping (GeometryColumn, _ row: Int) -> Value?
    ) throws(PaftaError) -> Values<Value> {
        switch try geometry(call.arguments[0], for: call.name) {
        case .constant(let constant):
            guard let constant else { return Values(constant: nil) }
            return Values(constant: function(try plane.stored(constant.column), 0))
        case .stored: return ComputedGeometry.stored.values(cost: cost, function)
        case .computed(let computed): return computed.values(cost: cost, function)
        }
    }

    /// Binds `distance(a, b)`.
    mutating func distance(_ call: FunctionCall) throws(PaftaError) -> NumberExpression {
        let perUnit = try metresPerUnit(call)
        let pair = (
            try geometry(call.arguments[0], for: call.name), try geometry(call.arguments[1], for: call.name)
        )
        switch pair {
        case (.constant(let constant), let other), (let other, .constant(let constant)):
            guard let constant else { return NumberExpression(Values(constant: nil)) }
            let column = try plane.stored(constant.column)
            let prepared = try PreparedGeometry(row: 0, of: column)
            let measure = { (column: GeometryColumn, row: Int) -> Number? in
                prepared.distance(to: row, of: column).map { .real($0 * perUnit) }
            }
            if case .constant(let other) = other {
                guard let other else { return NumberExpression(Values(constant: nil)) }
                return NumberExpression(Values(constant: measure(try plane.stored(other.column), 0)))
            }
            let values = other.asComputed.values(cost: 1_000, measure)
            guard case .stored = other else { return NumberExpression(values) }
            return NumberExpression(values, bounds: bounds(around: column, perUnit))
        case (let left, let right):
            let operations = GeometryOperations()
            let (left, right) = (left.asComputed.evaluate, right.asComputed.evaluate)
            return NumberExpression(
                Values(cost: 5_000) { rows, view throws(PaftaError) in
                    let lefts = try left(rows, view)
                    let rights = try right(rows, view)
                    var values = [Number?](repeating: nil, count: view.count)
                    for row in rows {
                        values[row] = operations.distance(row: row, of: lefts, to: row, of: rights)
                            .map { .real($0 * perUnit) }
                    }
                    return values
                }
            )
        }
    }

    /// Where geometries lie that are at most some metres away from `column`, in the stored CRS.
    private func bounds(around column: GeometryColumn, _ perUnit: Double) -> ((Double) -> [SpatialBound])? {
        guard let crs = plane.storedCRS else { return nil }
        let envelopes = ConstantGeometry(column).envelopes
        return { metres in
            // What rounding may add to a distance is far below a millimetre.
            let reach = max(metres, 0) / perUnit + 0.001
            guard reach.isFinite else { return [] }
            return [SpatialBound(limiting: envelopes.map { $0.expanded(by: reach) }, crs: crs)]
        }
    }

    /// Binds `buffer(geometry, metres)`.
    mutating func buffer(_ call: FunctionCall) throws(PaftaError) -> GeometryExpression {
        let perUnit = try metresPerUnit(call)
        let metres = try number(call.arguments[1], for: call.name)
        guard let distance = metres.values.constantValue?.real, abs(distance) <= Self.greatestBuffer else {
            throw .invalidFilter(
                LocalizedText(
                    "\(call.name) takes a number of metres that is written in the filter, up to 1,000,000.",
                    tr: "\(call.name), süzgeçte yazılı ve en çok 1.000.000 olan bir metre değeri alır."
                ),
                remedy: LocalizedText("Write buffer(geom, 25).", tr: "buffer(geom, 25) yazın."),
                offset: call.offset
            )
        }
        let operations = GeometryOperations()
        return try made(call, cost: 20_000) { column, row throws(PaftaError) in
            try operations.buffered(row: row, of: column, by: distance / perUnit)
        }
    }

    /// In metres: beyond, the plane of no CRS means anything.
    private static let greatestBuffer = 1_000_000.0

    /// Binds `centroid(geometry)`.
    mutating func centroid(_ call: FunctionCall) throws(PaftaError) -> GeometryExpression {
        let operations = GeometryOperations()
        return try made(call, cost: 500) { column, row throws(PaftaError) in
            try operations.centroid(row: row, of: column)
        }
    }

    /// Makes a geometry of the first argument, in the stored CRS; none of one that GEOS cannot work with.
    private mutating func made(
        _ call: FunctionCall,
        cost: Int,
        _ make: @escaping (GeometryColumn, _ row: Int) throws(PaftaError) -> GeometryColumn
    ) throws(PaftaError) -> GeometryExpression {
        let argument = try geometry(call.arguments[0], for: call.name)
        if case .constant(let constant) = argument {
            guard let constant else { return .constant(nil) }
            let column = try make(try plane.stored(constant.column), 0)
            guard column.types[0] != nil else { return .constant(nil) }
            return .constant(ConstantGeometry(try plane.filtered(column)))
        }
        let computed = argument.asComputed
        return .computed(
            ComputedGeometry(cost: computed.cost + cost) { rows, view throws(PaftaError) in
                let source = try computed.evaluate(rows, view)
                var result = GeometryColumn()
                for row in rows {
                    while result.count < row { result.appendNull() }
                    if source.types[row] != nil, let made = try? make(source, row) {
                        result.append(row: 0, of: made)
                    } else {
                        result.appendNull()
                    }
                }
                return result
            }
        )
    }
}

extension GeometryExpression {
    /// The geometries as if a function had made them; none of a constant.
    fileprivate var asComputed: ComputedGeometry {
        switch self {
        case .computed(let computed): computed
        case .stored, .constant: .stored
        }
    }
}

extension ComputedGeometry {
    /// Applies a function to each geometry.
    fileprivate func values<Value>(
        cost: Int,
        _ function: @escaping (GeometryColumn, _ row: Int) -> Value?
    ) -> Values<Value> {
        let evaluate = evaluate
        return Values(cost: self.cost + cost) { rows, view throws(PaftaError) in
            let column = try evaluate(rows, view)
            var values = [Value?](repeating: nil, count: view.count)
            for row in rows { values[row] = function(column, row) }
            return values
        }
    }
}
