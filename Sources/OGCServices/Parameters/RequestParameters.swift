import GeoCore

/// The query parameters of a request, each known to the operation and given once.
///
/// - SeeAlso: OGC 17-069r4, requirement `/req/core/query-param-unknown`.
struct RequestParameters {
    private let given: [ServiceRequest.Parameter]

    /// Checks the names.
    ///
    /// - Throws: `parameter.unknown`, `parameter.repeated`.
    init(_ given: [ServiceRequest.Parameter], known: [any QueryParameter]) throws(PaftaError) {
        for (index, parameter) in given.enumerated() {
            guard known.contains(where: { $0.name == parameter.name }) else {
                throw .unknownParameter(parameter.name, known: known.map(\.name))
            }
            guard !given[..<index].contains(where: { $0.name == parameter.name }) else {
                throw .repeatedParameter(parameter.name)
            }
        }
        self.given = given
    }

    /// Returns the value of a parameter; `nil` if it is not given.
    ///
    /// - Throws: `parameter.invalid`.
    func value<Parameter: QueryParameter>(of parameter: Parameter) throws(PaftaError) -> Parameter.Value? {
        guard let found = given.first(where: { $0.name == parameter.name }) else { return nil }
        return try parameter.parse(found.value)
    }

    /// The parameters except those called `names`, in the order of the URL.
    func without(_ names: String...) -> [ServiceRequest.Parameter] { given.filter { !names.contains($0.name) } }
}
