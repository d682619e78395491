internal import CQL2
internal import GeoCore

extension FilterFunctions {
    private static let moment = FunctionDefinition.Argument(
        LocalizedText("day or moment", tr: "gün ya da an"),
        .datetime
    )

    /// Functions of days and moments.
    static let times: [FilterFunction] = [
        part("year", LocalizedText("The year of a day or moment, in UTC.", tr: "Günün ya da anın yılı (UTC).")) {
            Moment.calendar($0).year
        },
        part(
            "month",
            LocalizedText("The month of a day or moment, 1 to 12, in UTC.", tr: "Günün ya da anın ayı, 1-12 (UTC).")
        ) { Moment.calendar($0).month },
        part(
            "day",
            LocalizedText(
                "The day of the month of a day or moment, 1 to 31, in UTC.",
                tr: "Ayın günü, 1-31 (UTC)."
            )
        ) { Moment.calendar($0).day },
    ]

    private static func part(
        _ name: String,
        _ description: LocalizedText,
        _ part: @escaping @Sendable (Int64) -> Int64
    ) -> FilterFunction {
        FilterFunction(
            definition: FunctionDefinition(name, [moment], returns: .integer, description: description)
        ) { call, binder throws(PaftaError) in
            let moment = try binder.moment(call.arguments[0], for: call.name)
            return .number(NumberExpression(moment.values.mapped { .integer(part($0)) }))
        }
    }
}
