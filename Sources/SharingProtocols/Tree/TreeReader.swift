internal import GeoCore

/// Reads the keys of a table from a tree, and refuses those that nobody asked for.
struct TreeReader: KeyVisitor {
    private let members: [String: DocumentTree]
    private let path: String
    private let file: ProtocolFile
    private var asked: [String] = []

    private init(_ members: [String: DocumentTree], path: String, file: ProtocolFile) {
        self.members = members
        self.path = path
        self.file = file
    }

    /// Reads a table.
    ///
    /// - Throws: `protocol.invalid`, with the path of the key that is unknown or has the wrong kind of value.
    static func read<Table: DocumentTable>(
        _ members: [String: DocumentTree],
        path: String = "",
        file: ProtocolFile
    ) throws(PaftaError) -> Table {
        var reader = TreeReader(members, path: path, file: file)
        var table = Table()
        try table.visit(&reader)
        try reader.checkKeys()
        return table
    }

    mutating func text(_ key: String, _ value: inout String) throws(PaftaError) {
        guard let tree = take(key) else { return }
        guard case .text(let text) = tree else {
            throw wrong(key, LocalizedText("a text in quotes", tr: "tırnak içinde bir metin olmalı"))
        }
        value = text
    }

    mutating func texts(_ key: String, _ value: inout [String]) throws(PaftaError) {
        guard let tree = take(key) else { return }
        guard let texts = Self.texts(tree) else { throw wrong(key, Self.list) }
        value = texts
    }

    mutating func flag(_ key: String, _ value: inout Bool, usual: Bool) throws(PaftaError) {
        guard let tree = take(key) else {
            value = usual
            return
        }
        guard case .flag(let flag) = tree else {
            throw wrong(key, LocalizedText("true or false", tr: "true ya da false olmalı"))
        }
        value = flag
    }

    mutating func count(_ key: String, _ value: inout Int?) throws(PaftaError) {
        guard let tree = take(key) else { return }
        guard case .integer(let number) = tree, (1...1_000_000_000_000_000).contains(number) else {
            throw wrong(key, LocalizedText("a whole number from 1 on", tr: "1 ya da daha büyük bir tam sayı olmalı"))
        }
        value = Int(number)
    }

    mutating func number(_ key: String, _ value: inout Double?) throws(PaftaError) {
        guard let tree = take(key) else { return }
        switch tree {
        case .integer(let number) where number >= 0: value = Double(number)
        case .real(let number) where number >= 0 && number.isFinite: value = number
        default: throw wrong(key, LocalizedText("a number from 0 on", tr: "0 ya da daha büyük bir sayı olmalı"))
        }
    }

    mutating func form<Form: TextForm>(_ key: String, _ value: inout Form?) throws(PaftaError) {
        guard let tree = take(key) else { return }
        guard case .text(let text) = tree, let form = Form(form: text) else { throw wrong(key, Form.expected) }
        value = form
    }

    mutating func forms<Form: TextForm>(_ key: String, _ value: inout [Form]) throws(PaftaError) {
        guard let tree = take(key) else { return }
        guard let texts = Self.texts(tree) else { throw wrong(key, Self.list) }
        value = []
        for text in texts {
            guard let form = Form(form: text) else { throw wrong(key, Form.expected) }
            value.append(form)
        }
    }

    mutating func table<Table: DocumentTable>(_ key: String, _ value: inout Table) throws(PaftaError) {
        guard let tree = take(key) else { return }
        guard case .table(let inner) = tree else { throw wrong(key, Self.aTable) }
        value = try Self.read(inner, path: joined(key), file: file)
    }

    mutating func tables<Table: DocumentTable>(
        _ key: String,
        _ value: inout [Table],
        short: String?
    ) throws(PaftaError) {
        guard let tree = take(key) else { return }
        guard case .list(let elements) = tree else {
            throw wrong(
                key,
                LocalizedText("a list of tables ([[…]])", tr: "tablolardan oluşan bir liste ([[…]]) olmalı")
            )
        }
        value = []
        for (index, element) in elements.enumerated() {
            let place = "\(joined(key))[\(index + 1)]"
            switch element {
            case .table(let inner): value.append(try Self.read(inner, path: place, file: file))
            case .text where short != nil:
                value.append(try Self.read([short ?? "": element], path: place, file: file))
            default: throw wrong("\(key)[\(index + 1)]", Self.aTable)
            }
        }
    }
}

extension TreeReader {
    private static let list = LocalizedText(
        "a list of texts in quotes",
        tr: "tırnak içinde metinlerden oluşan bir liste olmalı"
    )
    private static let aTable = LocalizedText("a table", tr: "bir tablo olmalı")

    private mutating func take(_ key: String) -> DocumentTree? {
        asked.append(key)
        return members[key]
    }

    private func joined(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    private static func texts(_ tree: DocumentTree) -> [String]? {
        guard case .list(let elements) = tree else { return nil }
        var texts: [String] = []
        for element in elements {
            guard case .text(let text) = element else { return nil }
            texts.append(text)
        }
        return texts
    }

    private func wrong(_ key: String, _ expected: LocalizedText) -> PaftaError {
        file.fault(
            LocalizedText(
                "'\(joined(key))' has to be \(expected.english)",
                tr: "'\(joined(key))' \(expected.turkish)"
            )
        )
    }

    private func checkKeys() throws(PaftaError) {
        for key in members.keys.sorted() where !asked.contains(key) {
            let shown = joined(String(key.prefix(80)))
            guard let nearest = file.nearest(to: key, in: asked) else {
                let known = asked.joined(separator: ", ")
                throw file.fault(
                    LocalizedText(
                        "'\(shown)' is not a key; known are \(known)",
                        tr: "'\(shown)' diye bir anahtar yok; bilinenler: \(known)"
                    )
                )
            }
            throw file.fault(
                LocalizedText(
                    "'\(shown)' is not a key; did you mean '\(nearest)'?",
                    tr: "'\(shown)' diye bir anahtar yok; '\(nearest)' mi demek istediniz?"
                )
            )
        }
    }
}
