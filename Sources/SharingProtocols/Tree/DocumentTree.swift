internal import GeoCore

/// A protocol document as names and values, whatever it was written in: what TOML and JSON have in common.
enum DocumentTree: Sendable, Hashable {
    /// A text.
    case text(String)
    /// True or false.
    case flag(Bool)
    /// A whole number.
    case integer(Int64)
    /// Any other finite number.
    case real(Double)
    /// A list.
    case list([DocumentTree])
    /// Members by name.
    case table([String: DocumentTree])

    /// Whether it says nothing.
    var isEmpty: Bool {
        switch self {
        case .text(let text): text.isEmpty
        case .list(let elements): elements.isEmpty
        case .table(let members): members.isEmpty
        case .flag, .integer, .real: false
        }
    }

    /// A value in one line, for people.
    var line: String {
        switch self {
        case .text(let text): text
        case .flag(let flag): flag ? "true" : "false"
        case .integer(let number): "\(number)"
        case .real(let number): Self.digits(number)
        case .list(let elements): elements.map(\.line).joined(separator: ", ")
        case .table(let members):
            members.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.line)" }.joined(separator: ", ")
        }
    }

    /// The shortest digits that read back as the same number, without a fraction where there is none.
    static func digits(_ number: Double) -> String { Int64(exactly: number).map { "\($0)" } ?? "\(number)" }
}
