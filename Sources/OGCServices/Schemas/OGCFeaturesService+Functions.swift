import FeatureFiltering
public import GeoCore

extension OGCFeaturesService {
    /// Answers `/functions`: the functions that filters may call.
    ///
    /// - SeeAlso: OGC 19-079r2, requirements `/req/filter/get-functions-operation` and `get-functions-response-json`.
    public func functions(_ request: ServiceRequest) throws(PaftaError) -> ServiceResponse {
        let exchange = try Exchange(request, configuration)
        let links = exchange.selfLinks(ResourceAddress.functions)
        return try exchange.answer(exchange.validators(of: Fingerprint()), links: links) {
            let functions = FilterFunctions.all.map { $0.json(in: exchange.language) }
            return ["functions": .array(functions), "links": .array(links.map(\.json))]
        } page: {
            let frame = exchange.frame(exchange.text(Titles.functions), links)
            let functions = FilterFunctions.all.map { $0.shown(in: exchange.language) }
            return .functions(FunctionsPage(frame: frame, functions: functions))
        }
    }
}

extension FunctionDefinition {
    /// The function as an object of the resource; the standard has no word for an argument that may be repeated.
    fileprivate func json(in language: Language) -> JSONValue {
        let arguments = arguments.map { argument -> JSONValue in
            ["title": .text(argument.title.text(in: language)), "type": .texts(argument.types.map(\.rawValue))]
        }
        var json: JSONValue = [
            "name": .text(name), "description": .text(description.text(in: language)),
            "arguments": .array(arguments), "returns": .texts(returns.map(\.rawValue)),
        ]
        if isVariadic { json["x-pafta-isVariadic"] = true }
        return json
    }

    /// The function for people.
    fileprivate func shown(in language: Language) -> FunctionsPage.Function {
        let titles = arguments.map { $0.title.text(in: language) } + (isVariadic ? ["…"] : [])
        return FunctionsPage.Function(
            signature: "\(name)(\(titles.joined(separator: ", ")))",
            description: description.text(in: language),
            arguments: arguments.map { argument in
                NamedText(name: argument.title.text(in: language), value: Self.words(argument.types, language))
            },
            result: Self.words(returns, language)
        )
    }

    private static func words(_ types: [ValueType], _ language: Language) -> String {
        types.map { $0.word.text(in: language) }.joined(separator: ", ")
    }
}

extension FunctionDefinition.ValueType {
    /// What people call values of the type.
    fileprivate var word: LocalizedText {
        switch self {
        case .string: LocalizedText("text", tr: "metin")
        case .number: LocalizedText("number", tr: "sayı")
        case .integer: LocalizedText("integer", tr: "tam sayı")
        case .datetime: LocalizedText("day or moment", tr: "gün ya da an")
        case .geometry: LocalizedText("geometry", tr: "geometri")
        case .boolean: LocalizedText("boolean", tr: "doğruluk değeri")
        }
    }
}
