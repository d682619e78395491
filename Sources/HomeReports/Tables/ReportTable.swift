public import GeoCore

/// A table of a report: the same rows become a page, a sheet or JSON.
public struct ReportTable: Sendable, Hashable {
    /// A column.
    public struct Column: Sendable, Hashable {
        /// The name of the JSON members.
        public var key: String
        /// What people call it.
        public var title: LocalizedText

        /// Creates a column.
        public init(_ key: String, _ english: String, tr turkish: String) {
            self.key = key
            title = LocalizedText(english, tr: turkish)
        }
    }

    /// What stands in a cell.
    public enum Value: Sendable, Hashable {
        /// A text, which may come from anybody.
        case text(String)
        /// A count.
        case number(Int)
        /// Several texts.
        case texts([String])
        /// Nothing is known.
        case none

        /// A text that may be missing.
        public static func optional(_ text: String?) -> Value { text.map { .text($0) } ?? .none }

        /// A count that may be missing.
        public static func optional(_ number: Int?) -> Value { number.map { .number($0) } ?? .none }

        /// The value as a person reads it.
        public var shown: String {
            switch self {
            case .text(let text): text
            case .number(let number): "\(number)"
            case .texts(let texts): texts.joined(separator: "; ")
            case .none: ""
            }
        }
    }

    /// The name of its JSON member.
    public var key: String
    /// What people call it.
    public var title: LocalizedText
    /// The columns.
    public var columns: [Column]
    /// The rows, with a value for each column.
    public var rows: [[Value]]

    /// Creates a table.
    public init(_ key: String, _ title: LocalizedText, _ columns: [Column], rows: [[Value]] = []) {
        self.key = key
        self.title = title
        self.columns = columns
        self.rows = rows
    }

    /// Whether a column holds nothing but numbers.
    func isNumeric(_ column: Int) -> Bool {
        !rows.isEmpty
            && rows.allSatisfy { row in
                switch row[column] {
                case .number, .none: true
                case .text, .texts: false
                }
            }
    }
}

/// A report: what it is about, and its tables.
public struct Report: Sendable, Hashable {
    /// Something that holds for the whole report.
    public struct Fact: Sendable, Hashable {
        /// The name of its JSON member.
        public var key: String
        /// What people call it.
        public var title: LocalizedText
        /// What it is.
        public var value: ReportTable.Value

        /// Creates a fact.
        public init(_ key: String, _ title: LocalizedText, _ value: ReportTable.Value) {
            self.key = key
            self.title = title
            self.value = value
        }
    }

    /// What it is about.
    public var title: LocalizedText
    /// What holds for all of it.
    public var facts: [Fact]
    /// The tables.
    public var tables: [ReportTable]

    /// Creates a report.
    public init(_ title: LocalizedText, facts: [Fact] = [], tables: [ReportTable] = []) {
        self.title = title
        self.facts = facts
        self.tables = tables
    }
}
