internal import CQL2
internal import FeatureQuery
internal import GeoCore

/// The functions of filters besides those of the standard.
public enum FilterFunctions {
    /// What every function does, takes and returns, by subject.
    public static let all: [FunctionDefinition] = functions.map(\.definition)

    /// The functions with what binds a call of each.
    static let functions: [FilterFunction] = texts + numbers + times + geometries + anyValues
}

/// A function and how a call of it is bound.
struct FilterFunction: Sendable {
    /// What it does, takes and returns.
    let definition: FunctionDefinition
    /// Binds a call with the right number of arguments.
    let bind: @Sendable (_ call: FunctionCall, inout FilterBinder) throws(PaftaError) -> BoundValue
}

/// A call of a function in a filter.
struct FunctionCall {
    /// The name as the definition has it.
    let name: String
    /// The arguments.
    let arguments: [Expression]
    /// Where the call starts, as in `Expression.offset`.
    let offset: Int?
}

extension FilterBinder {
    /// Binds a function call.
    mutating func function(
        _ name: String,
        _ arguments: [Expression],
        offset: Int?
    ) throws(PaftaError) -> BoundValue {
        let lowered = name.lowercased()
        guard let function = FilterFunctions.functions.first(where: { $0.definition.name == lowered }) else {
            throw .unknownFunction(name, among: FilterFunctions.all.map(\.name), offset: offset)
        }
        let wanted = function.definition.arguments.count
        guard arguments.count == wanted || (function.definition.isVariadic && arguments.count > wanted) else {
            throw Self.wrongCount(function.definition, arguments.count, offset)
        }
        return try function.bind(FunctionCall(name: lowered, arguments: arguments, offset: offset), &self)
    }

    private static func wrongCount(_ function: FunctionDefinition, _ count: Int, _ offset: Int?) -> PaftaError {
        let wanted = function.arguments.count
        let titles = function.arguments.map(\.title)
        return .invalidFilter(
            LocalizedText(
                "\(function.name) takes \(wanted) arguments\(function.isVariadic ? " or more" : ""), not \(count).",
                tr: "\(function.name) \(function.isVariadic ? "en az " : "")\(wanted) değer alır, burada \(count) var."
            ),
            remedy: LocalizedText(
                "Write \(function.name)(\(titles.map(\.english).joined(separator: ", "))).",
                tr: "\(function.name)(\(titles.map(\.turkish).joined(separator: ", "))) yazın."
            ),
            offset: offset
        )
    }
}
