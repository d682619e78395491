internal import CQL2
internal import FeatureQuery
internal import GeoCore

extension FilterBinder {
    /// Binds a literal.
    func literal(_ literal: Literal, offset: Int?) throws(PaftaError) -> BoundValue {
        switch literal {
        case .boolean(let value): return .boolean(Predicate(constant: value ? .yes : .no))
        case .integer(let number): return .number(NumberExpression(Values(constant: .integer(number))))
        case .real(let number): return .number(NumberExpression(Values(constant: .real(number))))
        case .text(let text): return .text(TextExpression(constant: Array(text.utf8)))
        case .date(let text), .timestamp(let text):
            guard let moment = Self.moment(Array(text.utf8)) else { throw Self.noMoment(offset) }
            return .moment(moment)
        case .geometry(let geometry): return .geometry(.constant(try constant(geometry.column, offset: offset)))
        case .box(let numbers): return .geometry(.constant(try box(numbers, offset: offset)))
        }
    }

    /// Binds a property; without one of that name, `id` is the identifier, and `geometry` and `geom` are the geometry.
    mutating func property(_ name: String, offset: Int?) throws(PaftaError) -> BoundValue {
        if let property = schema.property(named: name) {
            return Self.value(property.type, column(of: name))
        }
        if let geometry = schema.geometry, [geometry.name, "geometry", "geom"].contains(name) {
            readGeometry()
            return .geometry(.stored)
        }
        guard name == "id" else { throw .unknownProperty(name, of: schema, offset: offset) }
        return Self.value(schema.identifiers == .integer ? .integer : .text) { $0.batch.identifiers }
    }

    private static func value(_ type: PropertyType, _ find: @escaping (BatchView) -> PropertyColumn) -> BoundValue {
        let text = TextExpression(cost: 1) { _, view in find(view) }
        switch type {
        case .integer: return .number(NumberColumn(isInteger: true, find: find).expression)
        case .real: return .number(NumberColumn(isInteger: false, find: find).expression)
        case .text: return .text(text)
        case .boolean:
            return .boolean(
                Predicate(cost: 1) { rows, view, truths in
                    let column = find(view)
                    for row in rows {
                        truths[row] = column.isNull[row] ? .unknown : column.integers[row] != 0 ? .yes : .no
                    }
                }
            )
        case .date:
            let values = text.values(cost: 3) { text in Moment.read(text).map { Moment.day(of: $0.ticks) } }
            return .moment(MomentExpression(values: values, isDay: true))
        case .dateTime:
            return .moment(MomentExpression(values: text.values(cost: 3) { Moment.read($0)?.ticks }, isDay: false))
        case .binary: return .bytes(find: find)
        }
    }

    /// Binds a calculation.
    mutating func arithmetic(
        _ operation: ArithmeticOperator,
        _ left: Expression,
        _ right: Expression
    ) throws(PaftaError) -> NumberExpression {
        let left = try number(left, for: "'\(operation.rawValue)'").values
        let right = try number(right, for: "'\(operation.rawValue)'").values
        return NumberExpression(
            left.combined(with: right) { left, right in
                guard let left, let right else { return nil }
                return Number.calculated(left, operation, right)
            }
        )
    }

    // MARK: Values of one type

    /// Binds a number that `name` takes.
    mutating func number(_ expression: Expression, for name: String) throws(PaftaError) -> NumberExpression {
        let value = try value(expression)
        guard case .number(let number) = value else {
            throw .wrongType(of: expression, value.kind, under: name, expected: .number)
        }
        return number
    }

    /// Binds a text that `name` takes.
    mutating func text(_ expression: Expression, for name: String) throws(PaftaError) -> TextExpression {
        let value = try value(expression)
        guard case .text(let text) = value else {
            throw .wrongType(of: expression, value.kind, under: name, expected: .text)
        }
        return text
    }

    /// Binds a day or moment that `name` takes; a text that is written as one counts.
    mutating func moment(_ expression: Expression, for name: String) throws(PaftaError) -> MomentExpression {
        let value = try value(expression)
        guard let moment = try Self.moment(value, offset: expression.offset) else {
            throw .wrongType(of: expression, value.kind, under: name, expected: .day)
        }
        return moment
    }

    /// Binds a geometry that `name` takes.
    mutating func geometry(_ expression: Expression, for name: String) throws(PaftaError) -> GeometryExpression {
        let value = try value(expression)
        guard case .geometry(let geometry) = value else {
            throw .wrongType(of: expression, value.kind, under: name, expected: .geometry)
        }
        return geometry
    }

    /// Returns the day or moment that a value is, or that a text of the filter is written as; `nil` for other values.
    static func moment(_ value: BoundValue, offset: Int?) throws(PaftaError) -> MomentExpression? {
        switch value {
        case .moment(let moment): return moment
        case .text(let text):
            guard let constant = text.constantText else { return nil }
            guard let moment = moment(constant) else { throw noMoment(offset) }
            return moment
        default: return nil
        }
    }

    private static func moment(_ text: [UInt8]) -> MomentExpression? {
        Moment.read(text[...]).map { MomentExpression(values: Values(constant: $0.ticks), isDay: $0.isDay) }
    }

    private static func noMoment(_ offset: Int?) -> PaftaError {
        .invalidFilter(
            LocalizedText("a text is no day and no moment in UTC.", tr: "bir metin, gün ya da UTC anı değil."),
            remedy: ValueKind.moment.remedy,
            offset: offset
        )
    }
}
