internal import GeoCore

extension FieldMatch {
    /// Returns the surest reason why `source` may be `field`; `nil` if there is none.
    init?(_ source: SourceName, _ field: FieldNames) {
        let name = field.name
        if source.text == name.text {
            self = .exact
        } else if source.folded == name.folded {
            self = .caseFolded
        } else if source.ascii == name.ascii {
            self = .asciiLetters
        } else if !source.letters.isEmpty, source.letters == name.letters {
            self = .withoutSeparators
        } else if let synonym = field.others.first(where: { !source.letters.isEmpty && $0.letters == source.letters }) {
            self = .synonym(synonym.text)
        } else if source.isCut(of: name) {
            self = .cut
        } else if let synonym = field.others.first(where: source.isCut) {
            self = .cutSynonym(synonym.text)
        } else {
            return nil
        }
    }
}

/// A name in the forms it is compared in.
struct SourceName {
    /// The most characters, or bytes of UTF-8, of a field name in a DBF file.
    private static let longest = 10
    /// What is left of a name that got a number because it would have been there twice.
    private static let longestNumbered = 8

    let text: String
    let folded: String
    let ascii: String
    let letters: String

    init(_ text: String) {
        self.text = text
        folded = NameForms.folded(text)
        ascii = NameForms.ascii(text)
        letters = NameForms.letters(text)
    }

    /// Whether a DBF file would hold `name` as this one.
    func isCut(of name: SourceName) -> Bool {
        if name.ascii.hasPrefix(ascii), name.ascii.count > ascii.count {
            if text.count == Self.longest || text.utf8.count == Self.longest { return true }
            // A letter of two bytes that does not fit any more leaves nine.
            let next = name.text.dropFirst(text.count).first
            if text.utf8.count == Self.longest - 1, next?.isASCII == false { return true }
        }
        guard text.count == Self.longest, let number = numbered else { return false }
        return name.ascii.count > Self.longest && name.ascii.hasPrefix(number)
    }

    /// The beginning of the name before `_1` … `_9` or `10` … `99`; `nil` if it does not end so.
    private var numbered: String? {
        let end = ascii.dropFirst(Self.longestNumbered)
        guard end.count == 2, let first = end.first, let last = end.last, last.isASCII, last.isNumber,
            first == "_" || (first.isASCII && first.isNumber && first != "0")
        else { return nil }
        return String(ascii.prefix(Self.longestNumbered))
    }
}

/// The names of a template field.
struct FieldNames {
    let name: SourceName
    /// Synonyms and titles.
    let others: [SourceName]

    init(_ field: TemplateField) {
        name = SourceName(field.name)
        others = (field.synonyms + [field.title.turkish, field.title.english]).map(SourceName.init)
    }
}
