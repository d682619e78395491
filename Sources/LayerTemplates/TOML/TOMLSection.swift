internal import GeoCore
internal import TOMLKit

/// A table of a TOML file whose keys are asked for by type; mistakes are errors that name the place and the key.
struct TOMLSection {
    let document: TOMLDocument
    /// Where in the file, such as "field 'ada'"; empty for the outermost table.
    var place: LocalizedText
    private let table: TOMLTable

    /// Reads a file.
    init(parsing text: String, document: TOMLDocument) throws(PaftaError) {
        guard text.utf8.count <= TOMLDocument.maximumSize else {
            throw document.fault(LocalizedText("it is larger than 1 MiB", tr: "1 MiB'tan büyük"))
        }
        // The library reads up to the first null, and so would take half a file for a whole one.
        guard !text.utf8.contains(0), !text.contains("\\u0000"), !text.contains("\\U00000000") else {
            throw document.fault(LocalizedText("it holds a null character", tr: "boş (null) karakter içeriyor"))
        }
        if let mistake = TOMLBrackets.mistake(in: text) {
            throw document.fault(
                LocalizedText(
                    "line \(mistake.line): \(mistake.what.english)",
                    tr: "satır \(mistake.line): \(mistake.what.turkish)"
                )
            )
        }
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            let (line, column) = (error.source.begin.line, error.source.begin.column)
            throw document.fault(
                LocalizedText(
                    "line \(line), column \(column) is not TOML (\(error.description.prefix(300)))",
                    tr: "satır \(line), sütun \(column) TOML yazımına uymuyor (\(error.description.prefix(300)))"
                )
            )
        } catch {
            throw document.fault(LocalizedText("it is not TOML", tr: "TOML değil"))
        }
        self.document = document
        place = LocalizedText(verbatim: "")
    }

    private init(_ table: TOMLTable, document: TOMLDocument, place: LocalizedText) {
        self.table = table
        self.document = document
        self.place = place
    }

    /// The keys, sorted.
    var keys: [String] { table.keys.sorted() }

    /// Returns the error for a mistake in this table; `what` is a sentence without a full stop.
    func fault(_ what: LocalizedText) -> PaftaError {
        guard !place.english.isEmpty else { return document.fault(what) }
        return document.fault(
            LocalizedText("\(place.english): \(what.english)", tr: "\(place.turkish): \(what.turkish)")
        )
    }

    /// Checks that there are no keys but these.
    func checkKeys(_ known: [String]) throws(PaftaError) {
        for key in keys where !known.contains(key) {
            let nearest = NearestName.nearest(to: key, in: known)
            let english = nearest.map { "; did you mean '\($0)'?" } ?? "; known are \(known.joined(separator: ", "))"
            let turkish = nearest.map { "; '\($0)' mi?" } ?? "; bilinenler: \(known.joined(separator: ", "))"
            throw fault(
                LocalizedText(
                    "'\(key.prefix(80))' is not a key\(english)",
                    tr: "'\(key.prefix(80))' diye bir anahtar yok\(turkish)"
                )
            )
        }
    }

    /// Returns a text.
    func text(_ key: String) throws(PaftaError) -> String? {
        guard let value = table[key] else { return nil }
        guard let text = value.string else { throw wrongType(key, .text) }
        return text
    }

    /// Returns a text that must be there and not be blank.
    func requiredText(_ key: String) throws(PaftaError) -> String {
        guard let text = try text(key) else {
            throw fault(LocalizedText("'\(key)' is missing", tr: "'\(key)' eksik"))
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw fault(LocalizedText("'\(key)' is blank", tr: "'\(key)' boş"))
        }
        return text
    }

    /// Returns true or false.
    func flag(_ key: String) throws(PaftaError) -> Bool? {
        guard let value = table[key] else { return nil }
        guard let flag = value.bool else { throw wrongType(key, .flag) }
        return flag
    }

    /// Returns a finite number.
    func number(_ key: String) throws(PaftaError) -> Double? {
        guard let value = table[key] else { return nil }
        guard let number = value.double ?? value.int.map(Double.init), number.isFinite else {
            throw wrongType(key, .number)
        }
        return number
    }

    /// Returns a whole number from 1 on.
    func count(_ key: String) throws(PaftaError) -> Int? {
        guard let value = table[key] else { return nil }
        guard let number = value.int, (1...1_000_000_000).contains(number) else { throw wrongType(key, .count) }
        return number
    }

    /// Returns a list of texts; empty if the key is not there.
    func texts(_ key: String) throws(PaftaError) -> [String] {
        guard let value = table[key] else { return [] }
        guard let array = value.array else { throw wrongType(key, .texts) }
        var result: [String] = []
        for element in array {
            guard let text = element.string else { throw wrongType(key, .texts) }
            result.append(text)
        }
        return result
    }

    /// Returns one of the values of an enumeration.
    func choice<Value>(_ key: String, _ type: Value.Type = Value.self) throws(PaftaError) -> Value?
    where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
        guard let text = try text(key) else { return nil }
        guard let value = Value(rawValue: text) else {
            throw notOneOf(key, text, Value.allCases.map(\.rawValue))
        }
        return value
    }

    /// Returns the error for a value that is not one of `known`.
    func notOneOf(_ key: String, _ text: String, _ known: [String]) -> PaftaError {
        fault(
            LocalizedText(
                "'\(key)' is '\(text.prefix(80))'; known are \(known.joined(separator: ", "))",
                tr: "'\(key)' değeri '\(text.prefix(80))'; bilinenler: \(known.joined(separator: ", "))"
            )
        )
    }

    /// Returns a text in both languages: one text for both, or `{ en = "…", tr = "…" }`.
    func title(_ key: String) throws(PaftaError) -> LocalizedText? {
        guard let value = table[key] else { return nil }
        if let text = value.string { return LocalizedText(verbatim: text) }
        guard value.table != nil, let section = try section(key) else { throw wrongType(key, .title) }
        try section.checkKeys(["en", "tr"])
        return LocalizedText(try section.requiredText("en"), tr: try section.requiredText("tr"))
    }

    /// Returns a table inside.
    func section(_ key: String) throws(PaftaError) -> TOMLSection? {
        guard let value = table[key] else { return nil }
        guard let inner = value.table else { throw wrongType(key, .section) }
        return TOMLSection(inner, document: document, place: joined(key))
    }

    /// Returns the tables of a list such as `[[field]]`; empty if the key is not there.
    func sections(_ key: String) throws(PaftaError) -> [TOMLSection] {
        guard let value = table[key] else { return [] }
        guard let array = value.array else { throw wrongType(key, .sections) }
        var result: [TOMLSection] = []
        for element in array {
            guard let inner = element.table else { throw wrongType(key, .sections) }
            result.append(TOMLSection(inner, document: document, place: joined("\(key) \(result.count + 1)")))
        }
        return result
    }

    private func joined(_ key: String) -> LocalizedText {
        guard !place.english.isEmpty else { return LocalizedText(verbatim: key) }
        return LocalizedText("\(place.english), \(key)", tr: "\(place.turkish), \(key)")
    }
}

extension TOMLSection {
    /// A value as a mapping's constants may have it: text, number, true or false, or a day.
    func scalar(_ key: String) throws(PaftaError) -> TOMLScalar? {
        guard let value = table[key] else { return nil }
        if let text = value.string { return .text(text) }
        if let flag = value.bool { return .flag(flag) }
        if let number = value.int { return .integer(Int64(number)) }
        if let number = value.double, number.isFinite { return .real(number) }
        if let date = value.date { return .day(year: date.year, month: date.month, day: date.day) }
        throw wrongType(key, .scalar)
    }

    /// Elements of a list that are texts, or tables; for lists that allow both.
    func elements(_ key: String) throws(PaftaError) -> [TOMLElement] {
        guard let value = table[key] else { return [] }
        guard let array = value.array else { throw wrongType(key, .elements) }
        var result: [TOMLElement] = []
        for element in array {
            if let text = element.string {
                result.append(.text(text))
            } else if let inner = element.table {
                result.append(
                    .section(TOMLSection(inner, document: document, place: joined("\(key) \(result.count + 1)")))
                )
            } else {
                throw wrongType(key, .elements)
            }
        }
        return result
    }

    /// What a key was expected to hold.
    private enum Expected {
        case text
        case flag
        case number
        case count
        case texts
        case title
        case section
        case sections
        case scalar
        case elements

        var words: LocalizedText {
            switch self {
            case .text: LocalizedText("a text in quotes", tr: "tırnak içinde bir metin")
            case .flag: LocalizedText("true or false", tr: "true ya da false")
            case .number: LocalizedText("a number", tr: "bir sayı")
            case .count: LocalizedText("a whole number from 1 on", tr: "1 ya da daha büyük bir tam sayı")
            case .texts: LocalizedText("a list of texts in quotes", tr: "tırnak içinde metinlerden oluşan bir liste")
            case .title:
                LocalizedText(
                    "a text in quotes or { en = \"…\", tr = \"…\" }",
                    tr: "tırnak içinde bir metin ya da { en = \"…\", tr = \"…\" }"
                )
            case .section: LocalizedText("a table", tr: "bir tablo")
            case .sections: LocalizedText("a list of tables ([[…]])", tr: "tablolardan oluşan bir liste ([[…]])")
            case .scalar:
                LocalizedText(
                    "a text, a number, true, false or a day",
                    tr: "bir metin, bir sayı, true, false ya da bir gün"
                )
            case .elements: LocalizedText("a list of texts or tables", tr: "metin ya da tablolardan oluşan bir liste")
            }
        }
    }

    private func wrongType(_ key: String, _ expected: Expected) -> PaftaError {
        fault(
            LocalizedText(
                "'\(key.prefix(80))' has to be \(expected.words.english)",
                tr: "'\(key.prefix(80))' \(expected.words.turkish) olmalı"
            )
        )
    }
}

/// A simple value of a TOML file.
enum TOMLScalar {
    case text(String)
    case flag(Bool)
    case integer(Int64)
    case real(Double)
    case day(year: Int, month: Int, day: Int)
}

/// An element of a list that may hold texts and tables.
enum TOMLElement {
    case text(String)
    case section(TOMLSection)
}
