internal import GeoCore

/// Makes the tree of a table; what says nothing is left out, so that equal documents have equal trees.
struct TreeWriter: KeyVisitor {
    private var members: [String: DocumentTree] = [:]

    private init() {}

    /// Returns the members of a table.
    static func members<Table: DocumentTable>(of table: Table) throws(PaftaError) -> [String: DocumentTree] {
        var (writer, copy) = (TreeWriter(), table)
        try copy.visit(&writer)
        return writer.members
    }

    private mutating func add(_ key: String, _ value: DocumentTree) { if !value.isEmpty { members[key] = value } }

    mutating func text(_ key: String, _ value: inout String) { add(key, .text(value)) }

    mutating func texts(_ key: String, _ value: inout [String]) { add(key, .list(value.map { .text($0) })) }

    mutating func flag(_ key: String, _ value: inout Bool, usual: Bool) {
        if value != usual { add(key, .flag(value)) }
    }

    mutating func count(_ key: String, _ value: inout Int?) {
        if let number = value { add(key, .integer(Int64(number))) }
    }

    mutating func number(_ key: String, _ value: inout Double?) {
        guard let number = value else { return }
        add(key, Int64(exactly: number).map { .integer($0) } ?? .real(number))
    }

    mutating func form<Form: TextForm>(_ key: String, _ value: inout Form?) {
        if let form = value { add(key, .text(form.form)) }
    }

    mutating func forms<Form: TextForm>(_ key: String, _ value: inout [Form]) {
        add(key, .list(value.map { .text($0.form) }))
    }

    mutating func table<Table: DocumentTable>(_ key: String, _ value: inout Table) throws(PaftaError) {
        add(key, .table(try Self.members(of: value)))
    }

    mutating func tables<Table: DocumentTable>(
        _ key: String,
        _ value: inout [Table],
        short: String?
    ) throws(PaftaError) {
        var list: [DocumentTree] = []
        for table in value { list.append(.table(try Self.members(of: table))) }
        add(key, .list(list))
    }
}
