internal import CQL2
internal import GeoCore

extension FilterFunctions {
    private static let number = FunctionDefinition.Argument(LocalizedText("number", tr: "sayı"), .number, .integer)

    /// Functions of numbers.
    static let numbers: [FilterFunction] = [
        function("abs", LocalizedText("The number without its sign.", tr: "Sayının mutlak değeri.")) { number in
            switch number {
            case .integer(let integer): integer == .min ? .real(0x1p63) : .integer(abs(integer))
            case .real(let real): .real(abs(real))
            }
        },
        function(
            "round",
            LocalizedText(
                "The nearest whole number, halves away from zero.",
                tr: "En yakın tam sayı; buçuklar sıfırdan uzağa yuvarlanır."
            )
        ) { $0.rounded(.toNearestOrAwayFromZero) },
        function(
            "floor",
            LocalizedText("The greatest whole number that is not greater.", tr: "Sayıyı aşmayan en büyük tam sayı.")
        ) { $0.rounded(.down) },
        function(
            "ceil",
            LocalizedText("The least whole number that is not less.", tr: "Sayıdan küçük olmayan en küçük tam sayı.")
        ) { $0.rounded(.up) },
        function(
            "sqrt",
            LocalizedText(
                "The square root; no value for a number below zero.",
                tr: "Karekök; sıfırdan küçük sayılar için değer yoktur."
            )
        ) { $0.real < 0 ? nil : .real($0.real.squareRoot()) },
        choice(
            "min",
            LocalizedText(
                "The least of the numbers; no value if one has none.",
                tr: "Sayıların en küçüğü; "
                    + "birinin değeri yoksa sonuç da yoktur."
            )
        ) { $0 < 0 },
        choice(
            "max",
            LocalizedText(
                "The greatest of the numbers; no value if one has none.",
                tr: "Sayıların en "
                    + "büyüğü; birinin değeri yoksa sonuç da yoktur."
            )
        ) { $0 > 0 },
    ]

    private static func function(
        _ name: String,
        _ description: LocalizedText,
        _ function: @escaping @Sendable (Number) -> Number?
    ) -> FilterFunction {
        FilterFunction(
            definition: FunctionDefinition(name, [number], returns: .number, .integer, description: description)
        ) { call, binder throws(PaftaError) in
            .number(NumberExpression(try binder.number(call.arguments[0], for: call.name).values.mapped(function)))
        }
    }

    /// A function that takes the first of two numbers if `takesFirst` says so of their order.
    private static func choice(
        _ name: String,
        _ description: LocalizedText,
        _ takesFirst: @escaping @Sendable (_ order: Int) -> Bool
    ) -> FilterFunction {
        FilterFunction(
            definition: FunctionDefinition(
                name,
                [number, number],
                isVariadic: true,
                returns: .number,
                .integer,
                description: description
            )
        ) { call, binder throws(PaftaError) in
            var result = try binder.number(call.arguments[0], for: call.name).values
            for argument in call.arguments.dropFirst() {
                let next = try binder.number(argument, for: call.name).values
                result = result.combined(with: next) { left, right in
                    guard let left, let right, let order = left.order(right) else { return nil }
                    return takesFirst(order) ? left : right
                }
            }
            return .number(NumberExpression(result))
        }
    }
}

extension Number {
    /// The number without fraction.
    fileprivate func rounded(_ rule: FloatingPointRoundingRule) -> Number {
        switch self {
        case .integer: self
        case .real(let real): Number.real(real.rounded(rule)).canonical
        }
    }
}
