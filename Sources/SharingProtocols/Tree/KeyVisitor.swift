internal import GeoCore

/// A table of the document; one description of its keys serves reading and writing.
protocol DocumentTable {
    /// A table that says nothing.
    init()
    /// Names every key with the property it belongs to; inner tables last, as TOML wants them.
    mutating func visit(_ visitor: inout some KeyVisitor) throws(PaftaError)
}

/// Goes over the keys of a table, to read or to write them.
protocol KeyVisitor {
    mutating func text(_ key: String, _ value: inout String) throws(PaftaError)
    mutating func texts(_ key: String, _ value: inout [String]) throws(PaftaError)
    /// A truth value; left out where it is `usual`.
    mutating func flag(_ key: String, _ value: inout Bool, usual: Bool) throws(PaftaError)
    /// A whole number from 1 on.
    mutating func count(_ key: String, _ value: inout Int?) throws(PaftaError)
    /// A number from 0 on.
    mutating func number(_ key: String, _ value: inout Double?) throws(PaftaError)
    /// A value with a form of its own, written as a text; `nil` is left out.
    mutating func form<Form: TextForm>(_ key: String, _ value: inout Form?) throws(PaftaError)
    /// A list of such values.
    mutating func forms<Form: TextForm>(_ key: String, _ value: inout [Form]) throws(PaftaError)
    mutating func table<Table: DocumentTable>(_ key: String, _ value: inout Table) throws(PaftaError)
    /// A list of tables; one that has nothing but the key `short` may be written as a text.
    mutating func tables<Table: DocumentTable>(
        _ key: String,
        _ value: inout [Table],
        short: String?
    ) throws(PaftaError)
}

/// A value that is written as a text of a certain form.
protocol TextForm {
    /// Reads the value; `nil` if the text does not have the form.
    init?(form: String)
    /// The text.
    var form: String { get }
    /// What the text has to look like, as in "has to be …".
    static var expected: LocalizedText { get }
}

extension TextForm where Self: RawRepresentable & CaseIterable, RawValue == String {
    init?(form: String) { self.init(rawValue: form) }

    var form: String { rawValue }

    static var expected: LocalizedText {
        let names = allCases.map(\.rawValue).joined(separator: ", ")
        return LocalizedText("one of \(names)", tr: "şunlardan biri olmalı: \(names)")
    }
}
