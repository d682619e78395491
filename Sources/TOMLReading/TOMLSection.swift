public import GeoCore
internal import TOMLKit

/// A table of a TOML file whose keys are asked for by type; mistakes are errors that name the place and the key.
public struct TOMLSection {
    /// The file, which words mistakes.
    public let document: any TOMLDocument
    /// Where in the file, such as "field 'ada'"; empty for the outermost table.
    public var place: LocalizedText
    let table: TOMLTable

    /// The most bytes of a file: far more than a person writes.
    public static let maximumSize = 1 << 20

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - text: The TOML, at most ``maximumSize`` bytes.
    ///   - document: What words the mistakes.
    /// - Throws: The document's error, with the line of what is no TOML.
    public init(parsing text: String, document: any TOMLDocument) throws(PaftaError) {
        guard text.utf8.count <= Self.maximumSize else {
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

    init(_ table: TOMLTable, document: any TOMLDocument, place: LocalizedText) {
        self.table = table
        self.document = document
        self.place = place
    }

    /// The keys, sorted.
    public var keys: [String] { table.keys.sorted() }

    /// Returns the error for a mistake in this table; `what` is a sentence without a full stop.
    public func fault(_ what: LocalizedText) -> PaftaError {
        guard !place.english.isEmpty else { return document.fault(what) }
        return document.fault(
            LocalizedText("\(place.english): \(what.english)", tr: "\(place.turkish): \(what.turkish)")
        )
    }

    /// Checks that there are no keys but these.
    public func checkKeys(_ known: [String]) throws(PaftaError) {
        for key in keys where !known.contains(key) {
            let nearest = document.nearest(to: key, in: known)
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

    /// Returns a table inside.
    public func section(_ key: String) throws(PaftaError) -> TOMLSection? {
        guard let value = table[key] else { return nil }
        guard let inner = value.table else { throw wrongType(key, .section) }
        return TOMLSection(inner, document: document, place: joined(key))
    }

    /// Returns the tables of a list such as `[[field]]`; empty if the key is not there.
    public func sections(_ key: String) throws(PaftaError) -> [TOMLSection] {
        guard let value = table[key] else { return [] }
        guard let array = value.array else { throw wrongType(key, .sections) }
        var result: [TOMLSection] = []
        for element in array {
            guard let inner = element.table else { throw wrongType(key, .sections) }
            result.append(TOMLSection(inner, document: document, place: joined("\(key) \(result.count + 1)")))
        }
        return result
    }

    /// Returns where a part of this table stands.
    func joined(_ key: String) -> LocalizedText {
        guard !place.english.isEmpty else { return LocalizedText(verbatim: key) }
        return LocalizedText("\(place.english), \(key)", tr: "\(place.turkish), \(key)")
    }
}
