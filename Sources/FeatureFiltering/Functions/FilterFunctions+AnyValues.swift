internal import CQL2
internal import GeoCore

extension FilterFunctions {
    private static let value = FunctionDefinition.Argument(
        LocalizedText("value", tr: "değer"),
        .string,
        .number,
        .integer,
        .datetime,
        .boolean
    )

    /// Functions of values of several types.
    static let anyValues: [FilterFunction] = [
        FilterFunction(
            definition: FunctionDefinition(
                "coalesce",
                [value, value],
                isVariadic: true,
                returns: .string,
                .number,
                .integer,
                .datetime,
                .boolean,
                description: LocalizedText(
                    "The first of the values that is there; all of one type.",
                    tr: "Değerlerden ilk dolu olanı; hepsi aynı türdendir."
                )
            )
        ) { call, binder throws(PaftaError) in
            var result = try binder.value(call.arguments[0])
            for argument in call.arguments.dropFirst() {
                result = try result.replacing(missingBy: binder.value(argument), at: argument, call)
            }
            return result
        }
    ]
}

extension BoundValue {
    /// This value, or where it is missing `other`, which has the same type.
    fileprivate func replacing(
        missingBy other: BoundValue,
        at place: Expression,
        _ call: FunctionCall
    ) throws(PaftaError) -> BoundValue {
        switch (self, other) {
        case (.number(let left), .number(let right)):
            return .number(NumberExpression(left.values.combined(with: right.values) { $0 ?? $1 }))
        case (.text(let left), .text(let right)):
            if let constant = left.constant { return constant == nil ? other : self }
            return .text(left.choosing(right) { $0 ?? $1 })
        case (.boolean(let left), .boolean(let right)):
            return .boolean(.testing(left.asValues.combined(with: right.asValues) { $0 ?? $1 }) { $0 })
        case (.moment(let left), .moment(let right)) where left.isDay == right.isDay:
            let values = left.values.combined(with: right.values) { $0 ?? $1 }
            return .moment(MomentExpression(values: values, isDay: left.isDay))
        default: throw .wrongType(of: place, other.kind, under: call.name, expected: kind)
        }
    }
}
