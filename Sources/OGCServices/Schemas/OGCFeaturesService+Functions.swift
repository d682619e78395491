import FeatureFiltering
public import GeoCore

extension OGCFeaturesService {
    /// Answers `/functions`: the functions that filters may call.
    ///
    /// - SeeAlso: OGC 19-079r2, requirements `/req/filter/get-functions-operation` and `get-functions-response-json`.
    public func functions(_ request: ServiceRequest) throws(PaftaError) -> ServiceResponse {
        let exchange = try Exchange(request, configuration, formats: [.json])
        let links = exchange.selfLinks(ResourceAddress.functions)
        let validators = exchange.validators(of: Fingerprint())
        if let unchanged = exchange.unchanged(validators) { return unchanged }
        let functions = FilterFunctions.all.map { $0.json(in: exchange.language) }
        let document: JSONValue = ["functions": .array(functions), "links": .array(links.map(\.json))]
        return exchange.response(.bytes(document.bytes), validators, links: links)
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
}
